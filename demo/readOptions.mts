import { parseArgs } from 'node:util';

/** What can be asked of the demo on the command line. */
export interface DemoOptions {
	/** End with one line of JSON on standard output; progress goes to standard error. */
	json: boolean;
	/** Another version of n8n, in which only a smoke test runs. */
	n8n: string | undefined;
}

/** Reads the command line; refuses an argument that it does not know. */
export function readOptions(commandLine: string[]): DemoOptions {
	const options = { json: { type: 'boolean' }, n8n: { type: 'string' } } as const;
	const { values } = parseArgs({ args: commandLine, options });
	const isVersion = values.n8n === undefined || /^\d+\.\d+\.\d+$/.test(values.n8n);
	if (!isVersion) throw new Error('--n8n takes an exact version, such as 1.123.81.');
	return { json: values.json ?? false, n8n: values.n8n };
}
