import { spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

// npm run test:fuzz [-- --seconds 600] [--seed N [--path P]]: random executions of the packed node
// in n8n's engine, against a server whose log is the truth. It prints its seed; a failure is shrunk,
// and --seed and --path, both as it prints them, repeat it.

const { values } = parseArgs({
	options: {
		seconds: { type: 'string', default: '60' },
		seed: { type: 'string' },
		path: { type: 'string' },
	},
});
if (!/^\d+$/.test(values.seconds)) throw new Error('--seconds takes a whole number.');

const jest = spawn(
	process.execPath,
	['node_modules/jest/bin/jest.js', '--selectProjects', 'fuzz', '--forceExit'],
	{
		cwd: fileURLToPath(new URL('../..', import.meta.url)),
		stdio: 'inherit',
		env: {
			...process.env,
			TRACY_FUZZ_SECONDS: values.seconds,
			...(values.seed === undefined ? {} : { TRACY_FUZZ_SEED: values.seed }),
			...(values.path === undefined ? {} : { TRACY_FUZZ_PATH: values.path }),
		},
	},
);
jest.on('close', (code) => {
	process.exitCode = code ?? 1;
});
