import { parseArgs } from 'node:util';

/** What can be asked of the demo on the command line. */
export interface DemoOptions {
	/** End with one line of JSON on standard output; progress goes to standard error. */
	json: boolean;
}

/** Reads the command line; refuses an argument that it does not know. */
export function readOptions(commandLine: string[]): DemoOptions {
	const { values } = parseArgs({ args: commandLine, options: { json: { type: 'boolean' } } });
	return { json: values.json ?? false };
}
