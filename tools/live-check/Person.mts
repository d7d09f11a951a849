import process from 'node:process';
import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';

interface Listening {
	readonly terminal: Interface;
	readonly lines: AsyncIterator<string>;
}

/** The person at the terminal, or whatever stands in for them on standard input. */
export class Person {
	private listening: Listening | undefined;
	private isMuted = false;

	constructor(
		private readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean },
		private readonly output: NodeJS.WritableStream,
	) {}

	/** @returns null when there is nobody to answer */
	async ask(question: string): Promise<string | null> {
		const { terminal, lines } = this.listen();
		// readline draws a prompt anew with what is typed; without a terminal its input may be over.
		if (this.isTerminal) {
			terminal.setPrompt(question);
			terminal.prompt();
		} else {
			this.output.write(question);
		}
		const line = await lines.next();
		return line.done === true ? null : line.value.trim();
	}

	/** Asks for what must not be seen on the screen. */
	async askSecretly(question: string): Promise<string | null> {
		this.listen();
		this.output.write(question);
		this.isMuted = true;
		const answer = await this.ask('').finally(() => (this.isMuted = false));
		this.output.write('\n');
		// readline keeps what was typed, and would bring it back at the next question: arrow-up, Ctrl-Y.
		if (this.isTerminal) this.leave();
		return answer;
	}

	/** Lets go of standard input, which would otherwise keep the process alive. */
	leave(): void {
		this.listening?.terminal.close();
		this.listening = undefined;
	}

	private get isTerminal(): boolean {
		return this.input.isTTY === true;
	}

	private listen(): Listening {
		this.listening ??= this.begin();
		return this.listening;
	}

	private begin(): Listening {
		// readline echoes what is typed, so what it writes passes through here.
		const screen = new Writable({
			write: (chunk: Buffer, _, done) => {
				if (!this.isMuted) this.output.write(chunk);
				done();
			},
		});
		// Only readline can keep a terminal from echoing, also where the output goes elsewhere.
		const terminal = createInterface({
			input: this.input,
			output: screen,
			terminal: this.isTerminal,
		});
		// While it listens, readline takes Ctrl-C as typed, and nothing could be interrupted.
		terminal.once('SIGINT', () => {
			this.leave();
			process.kill(process.pid, 'SIGINT');
		});
		return { terminal, lines: terminal[Symbol.asyncIterator]() };
	}
}
