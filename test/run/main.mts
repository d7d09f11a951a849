// Usage: tsx test/run/main.mts [--all]
// Checks everything, as many parts at a time as there are cores, and sums up. With --all nothing
// is left out: see `chosen` and `partsOf`.
import { Listr, PRESET_TIMER } from 'listr2';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { nameOf, partsOf, preparation, type Part } from './parts.mts';
import { runPart, type Result } from './runPart.mts';
import { summaryOf } from './summaryOf.mts';

const isEverything = process.argv.includes('--all');
const began = performance.now();

const results = await runAll([preparation], 1);
if (results.every(({ failed }) => failed === 0)) {
	results.push(...(await runAll(partsOf(isEverything), availableParallelism())));
}
const failures = results.filter(({ failed }) => failed > 0);
for (const { part, output } of failures) console.log(`\n--- ${nameOf(part)}\n${output}`);
console.log(`\n${summaryOf(results, performance.now() - began)}`);
process.exitCode = failures.length > 0 ? 1 : 0;

/** Runs parts, so many at the same time, and shows which are running. */
async function runAll(all: Part[], atTheSameTime: number): Promise<Result[]> {
	const ended: Result[] = [];
	const list = new Listr(
		all.map((part) => ({
			title: nameOf(part),
			task: async () => {
				const result = await runPart(part, isEverything);
				ended.push(result);
				if (result.failed > 0) throw new Error(`${String(result.failed)} failed`);
			},
		})),
		{
			concurrent: atTheSameTime,
			exitOnError: false,
			rendererOptions: { timer: PRESET_TIMER, collapseErrors: false },
			fallbackRendererOptions: { timer: PRESET_TIMER },
			fallbackRendererCondition: process.env.CI !== undefined || !process.stdout.isTTY,
			fallbackRenderer: 'simple',
		},
	);
	await list.run();
	return ended;
}
