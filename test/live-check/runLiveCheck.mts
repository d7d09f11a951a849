import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { z } from 'zod/v4';

const MAIN = fileURLToPath(new URL('../../tools/live-check/main.mts', import.meta.url));
const TSX = fileURLToPath(import.meta.resolve('tsx'));

const reportSchema = z.looseObject({
	isRecordSent: z.boolean(),
	createdRecord: z.string().nullable(),
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
}

export interface LiveCheck {
	readonly url?: string;
	readonly key?: string;
	readonly flags?: readonly string[];
	/** What is typed; standard input ends after it. */
	readonly input?: string;
}

/** Runs the command as a person would, in a folder of its own. */
export async function runLiveCheck(
	t: TestContext,
	{ url, key, flags = [], input = '' }: LiveCheck,
): Promise<Ended> {
	const folder = mkdtempSync(join(tmpdir(), 'live-check-'));
	t.after(() => {
		rmSync(folder, { recursive: true });
	});
	const child = spawn(process.execPath, ['--import', TSX, MAIN, ...flags], {
		cwd: folder,
		env: {
			...process.env,
			NO_PROXY: '127.0.0.1',
			TRACY_BASE_URL: url ?? '',
			TRACY_API_KEY: key ?? '',
		},
	});
	t.after(() => child.kill('SIGKILL'));
	let output = '';
	let errors = '';
	child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
	child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
	child.stdin.end(input);
	const [code] = (await once(child, 'close')) as [number | null];

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
	};
}
