import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { z } from 'zod/v4';
import { liveCheck } from '../../tools/live-check/liveCheck.mts';

const MAIN = fileURLToPath(new URL('../../tools/live-check/main.mts', import.meta.url));
const TSX = fileURLToPath(import.meta.resolve('tsx'));

const reportSchema = z.looseObject({
	isRecordSent: z.boolean(),
	isRecordIdKnown: z.boolean(),
	findings: z.array(
		z.object({ number: z.string(), text: z.string(), verdict: z.string(), evidence: z.string() }),
	),
});

export type SavedReport = z.infer<typeof reportSchema>;

/** How a run of the command ended. */
export interface Ended {
	readonly code: number | null;
	readonly output: string;
	readonly errors: string;
	/** Output, errors and the text of every file that it left. */
	readonly everything: string;
	/** null when none was saved. */
	readonly report: SavedReport | null;
	/** The numbers of the assumptions that came out so, in order. */
	readonly numbers: (verdict: string) => string[];
	/** What was found out about an assumption, and by what: "confirmed: GET …". */
	readonly found: (number: string) => string;
}

export interface LiveCheck {
	readonly url?: string;
	readonly key?: string;
	readonly flags?: readonly string[];
	/** What is typed; standard input ends after it. */
	readonly input?: string;
	/** When Ctrl-C is pressed. */
	readonly interrupted?: Promise<void>;
}

// The sandbox is on this machine, where no proxy for the outside would find it.
process.env.NO_PROXY = '127.0.0.1';

/** Runs the command in this process, in a folder of its own. */
export async function runLiveCheck(
	t: TestContext,
	{ url = '', key = '', flags = [], input = '' }: LiveCheck,
): Promise<Ended> {
	const folder = openFolder(t);
	const [output, errors] = [new Collected(), new Collected()];
	const code = await liveCheck({
		commandLine: flags,
		environment: { TRACY_BASE_URL: url, TRACY_API_KEY: key },
		folder,
		input: Readable.from([input]),
		output,
		errors,
	});
	return toEnded(folder, code, output.text, errors.text);
}

/** Runs the command as a person would, in a process and a folder of its own. */
export async function startLiveCheck(
	t: TestContext,
	{ url = '', key = '', flags = [], input = '', interrupted }: LiveCheck,
): Promise<Ended> {
	const folder = openFolder(t);
	const child = spawn(process.execPath, ['--import', TSX, MAIN, ...flags], {
		cwd: folder,
		env: { ...process.env, TRACY_BASE_URL: url, TRACY_API_KEY: key },
	});
	t.after(() => child.kill('SIGKILL'));
	child.stdin.end(input);
	void interrupted?.then(() => child.kill('SIGINT'));
	const written = Promise.all([text(child.stdout), text(child.stderr)]);
	const [code] = (await once(child, 'close')) as [number | null];
	const [output, errors] = await written;
	return toEnded(folder, code, output, errors);
}

class Collected extends Writable {
	text = '';

	override _write(chunk: Buffer, _: string, done: () => void): void {
		this.text += chunk.toString('utf8');
		done();
	}
}

function openFolder(t: TestContext): string {
	const folder = mkdtempSync(join(tmpdir(), 'live-check-'));
	t.after(() => {
		rmSync(folder, { recursive: true });
	});
	return folder;
}

function toEnded(folder: string, code: number | null, output: string, errors: string): Ended {
	const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
	const json = join(folder, 'tracy-live-check.json');
	const report = existsSync(json)
		? reportSchema.parse(JSON.parse(readFileSync(json, 'utf8')))
		: null;
	return {
		code,
		output,
		errors,
		everything: [output, errors, ...files].join('\n'),
		report,
		numbers: (verdict) =>
			(report?.findings ?? [])
				.filter((finding) => finding.verdict === verdict)
				.map(({ number }) => number),
		found: (number) => {
			const finding = report?.findings.find((one) => one.number === number);
			return `${String(finding?.verdict)}: ${String(finding?.evidence)}`;
		},
	};
}
