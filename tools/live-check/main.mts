import process from 'node:process';
import { liveCheck } from './liveCheck.mts';

// npm run live-check: the assumptions of docs/assumptions.md against a real Tracy.

process.exitCode = await liveCheck({
	commandLine: process.argv.slice(2),
	environment: process.env,
	folder: process.cwd(),
	input: process.stdin,
	output: process.stdout,
	errors: process.stderr,
});
