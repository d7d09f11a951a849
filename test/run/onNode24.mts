// Usage: tsx test/run/onNode24.mts vm|legacy [options of jest]
// Runs the engine tests as n8n 2 itself runs: on Node.js 24, with either way in which n8n
// evaluates expressions. (Its isolates, `vm`, can't be loaded by Node.js 20.)
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { chosen } from '../chosen.ts';
import { findNode24 } from './findNode24.mts';

/** The tests in which it matters most how expressions are evaluated. */
const ofExpressions = 'engine/(plan/|columns|dateTimes|json|names|values)';

/** Which of the engine tests run with which engine. */
const choices = new Map([
	['vm', chosen([`--testPathPatterns=${ofExpressions}`], [])],
	['legacy', []],
]);

const [engine = '', ...options] = process.argv.slice(2);
const choice = choices.get(engine);
if (choice === undefined) throw new Error(`Say which engine: ${[...choices.keys()].join(' or ')}.`);

const jest = ['node_modules/jest/bin/jest.js', '--selectProjects', 'engine'];
const { status } = spawnSync(await findNode24(), [...jest, ...choice, ...options], {
	stdio: 'inherit',
	env: {
		...process.env,
		TRACY_EXPRESSION_ENGINE: engine,
		// n8n imports its isolates dynamically, which jest allows with this option only.
		NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
	},
});
process.exitCode = status ?? 1;
