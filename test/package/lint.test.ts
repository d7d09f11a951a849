import { runNode } from './runNode';

/** `n8n-node lint` prints warnings and leaves with 0 all the same. */
test("n8n's own lint has not a single warning", () => {
	const eslint = 'node_modules/eslint/bin/eslint.js';
	const { output } = runNode(eslint, '--format', 'json', 'nodes', 'credentials', 'package.json');

	const results: Array<{ filePath: string; messages: Array<{ line: number; message: string }> }> =
		JSON.parse(output);

	const findings = results.flatMap(({ filePath, messages }) =>
		messages.map(({ line, message }) => `${filePath}:${line} ${message}`),
	);
	expect(results.length).toBeGreaterThan(50);
	expect(findings).toEqual([]);
});
