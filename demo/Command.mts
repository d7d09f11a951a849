/** A program and how to start it. */
export interface Command {
	/** What people call it, for messages. */
	name: string;
	program: string;
	parameters: string[];
	folder: string;
	environment: NodeJS.ProcessEnv;
	/** A file that takes standard output, for programs that exit before a pipe has taken it all. */
	outputFile?: string;
}
