import { spawn } from 'node:child_process';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import type { Part } from './parts.mts';

/** What came of a part. */
export interface Result {
	part: Part;
	/** Everything that it wrote. */
	output: string;
	passed: number;
	failed: number;
	milliseconds: number;
}

/**
 * Runs a part, and counts its tests. What is no test counts only if it fails, as one failure.
 *
 * @param isEverything whether the tests run as `npm run test:all` has them
 */
export async function runPart(part: Part, isEverything: boolean): Promise<Result> {
	const began = performance.now();
	const npm = spawn('npm', ['run', part.script, '--', ...part.arguments], {
		env: { ...process.env, ...(isEverything && { TRACY_TESTS: 'all' }) },
		stdio: ['ignore', 'pipe', 'pipe'],
		shell: process.platform === 'win32',
	});
	let output = '';
	for (const stream of [npm.stdout, npm.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => (output += text));
	}
	const status = await new Promise<number | null>((resolve, reject) => {
		npm.once('error', reject).once('close', resolve);
	});
	const text = stripVTControlCharacters(output);
	const failed = count(text, 'failed', 'fail');
	return {
		part,
		output,
		passed: count(text, 'passed', 'pass'),
		failed: status === 0 ? failed : Math.max(failed, 1),
		milliseconds: performance.now() - began,
	};
}

/** How many tests did so, in the closing lines of jest or of Node's test runner. */
function count(text: string, inJest: string, inNode: string): number {
	const [, ofJest] = new RegExp(`^Tests:.* (\\d+) ${inJest}`, 'm').exec(text) ?? [];
	const [, ofNode] = new RegExp(`^(?:#|ℹ) ${inNode} (\\d+)$`, 'm').exec(text) ?? [];
	return Number(ofJest ?? ofNode ?? 0);
}
