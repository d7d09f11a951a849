import process from 'node:process';
import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';

/** The person at the terminal, or whatever stands in for them on standard input. */
export class Person {
	private terminal: Interface | undefined;
	private lines: AsyncIterator<string> | undefined;
	private isMuted = false;

	constructor(
		private readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean },
		private readonly output: NodeJS.WritableStream,
	) {}

	/** @returns null when there is nobody to answer */
	async ask(question: string): Promise<string | null> {
		const lines = this.listen(question);
		const line = await lines.next();
		return line.done === true ? null : line.value.trim();
	}

	/** Asks for what must not be seen on the screen. */
	async askSecretly(question: string): Promise<string | null> {
		this.listen('');
		this.output.write(question);
		this.isMuted = true;
		const answer = await this.ask('').finally(() => (this.isMuted = false));
		this.output.write('\n');
		return answer;
	}

	/** Lets go of standard input, which would otherwise keep the process alive. */
	leave(): void {
		this.terminal?.close();
	}

	private listen(question: string): AsyncIterator<string> {
		if (this.terminal === undefined || this.lines === undefined) {
			// readline echoes what is typed, so what it writes passes through here.
			const screen = new Writable({
				write: (chunk: Buffer, _, done) => {
					if (!this.isMuted) this.output.write(chunk);
					done();
				},
			});
			// Only readline can keep a terminal from echoing, also where the output goes elsewhere.
			const terminal = this.input.isTTY === true;
			this.terminal = createInterface({ input: this.input, output: screen, terminal });
			this.lines = this.terminal[Symbol.asyncIterator]();
			// While it listens, readline takes Ctrl-C as typed, and nothing could be interrupted.
			this.terminal.once('SIGINT', () => {
				this.leave();
				process.kill(process.pid, 'SIGINT');
			});
		}
		this.terminal.setPrompt(question);
		this.terminal.prompt();
		return this.lines;
	}
}
