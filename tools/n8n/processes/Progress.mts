import { Listr, ListrLogger, PRESET_TIMER, ProcessOutput } from 'listr2';
import process from 'node:process';
import type { WriteStream } from 'node:tty';
import { stripVTControlCharacters } from 'node:util';

/** Takes one line of what a running step has to tell. */
export type Tell = (line: string) => void;

/** How often a running step shows how long it has been running, in milliseconds. */
const redrawPeriod = 500;
const linePeriod = 8_000;

/** Shows what is being done, so that nobody looks at silence for more than ten seconds. */
export class Progress {
	/**
	 * @param stream where it is shown
	 * @param isDrawn true redraws a terminal; false writes plain lines, as a log file needs them
	 */
	constructor(
		private readonly stream: WriteStream,
		private readonly isDrawn: boolean,
	) {}

	/** Shows `title` while `work` is done, with the elapsed time and the line told last. */
	async step<T>(title: string, work: (tell: Tell) => Promise<T>): Promise<T> {
		const started = Date.now();
		let told = '';
		const working = work((line) => {
			told = plainText(line) || told;
		});
		// The list reports a failure; without this, Node would call it unhandled before the list looks.
		working.catch(() => undefined);

		const list = new Listr(
			{
				title,
				task: async (_context, task) => {
					const show = () => {
						task.output = [elapsedTime(Date.now() - started), told].filter(Boolean).join(' · ');
					};
					const showing = setInterval(show, this.isDrawn ? redrawPeriod : linePeriod);
					await working.finally(() => {
						clearInterval(showing);
					});
				},
			},
			{
				// Ctrl-C has to end the processes first, which is not the list's business.
				registerSignalListeners: false,
				rendererOptions: { timer: PRESET_TIMER, showErrorMessage: false, collapseErrors: false },
				fallbackRendererCondition: !this.isDrawn,
				fallbackRenderer: 'simple',
				fallbackRendererOptions: { timer: PRESET_TIMER, logger: lineLogger(this.stream) },
			},
		);
		await list.run();
		return working;
	}

	/** Writes `text` and a line end. */
	write(text: string): void {
		this.stream.write(`${text}\n`);
	}
}

/**
 * Draws on a terminal for people; writes plain lines for log files and for programs.
 * @param isForProgram keeps standard output free
 */
export function createProgress(isForProgram = false): Progress {
	const stream = isForProgram ? process.stderr : process.stdout;
	const isDrawn = !isForProgram && stream.isTTY && process.env.CI === undefined;
	return new Progress(stream, isDrawn);
}

/** Milliseconds in words, to the second: `42 s`, `3 min 5 s`. */
function elapsedTime(milliseconds: number): string {
	const seconds = Math.round(milliseconds / 1_000);
	const minutes = Math.floor(seconds / 60);
	return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}

/** The words of a line that a program wrote for a terminal; nothing if it only drew. */
function plainText(line: string): string {
	// What is drawn again and again in one place comes as one line; its last state counts.
	const state =
		stripVTControlCharacters(line)
			.split(/[◐◓◑◒]/)
			.at(-1) ?? '';
	return /[a-z0-9]/i.test(state) ? state.trim() : '';
}

function lineLogger(stream: WriteStream): ListrLogger {
	return new ListrLogger({ processOutput: new ProcessOutput(stream, stream) });
}
