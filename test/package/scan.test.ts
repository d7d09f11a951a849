import { Folder } from './Folder';
import { PackedPackage } from './PackedPackage';
import { runNode } from './runNode';

const packed = PackedPackage.announced();

let planted: Folder;
beforeEach(() => {
	planted = Folder.temporary();
});
afterEach(() => planted.remove());

/** What the scanner says that a published package has to pass before n8n verifies it. */
function scan(folder: Folder, leg: 'source' | 'tarball') {
	const { output, errors } = runNode('test/package/scan.mjs', folder.path, leg);
	if (output === '') throw new Error(`The scanner said nothing. ${errors}`);
	const { passed, message, details } = JSON.parse(output);
	return { passed, message, details };
}

const NOTHING_FOUND = { passed: true, message: undefined, details: undefined };

describe("n8n's scanner of community packages", () => {
	test('finds nothing in the sources', () => {
		expect(scan(Folder.repository, 'source')).toEqual(NOTHING_FOUND);
	});

	test('finds nothing in the tarball', () => {
		expect(scan(packed.contents, 'tarball')).toEqual(NOTHING_FOUND);
	});

	test('finds a violation that is planted in the sources, disabled by a comment or not', () => {
		for (const part of ['package.json', 'nodes', 'credentials']) {
			Folder.repository.copy(part, planted);
		}
		planted.write(
			'nodes/Tracy/host/planted.ts',
			'/* eslint-disable */\nexport const planted = setTimeout(() => console.log(1), 1);\n',
		);

		const found = scan(planted, 'source');

		expect(found.passed).toBe(false);
		expect(found.details).toContain('planted.ts');
		expect(found.details).toContain('no-restricted-globals');
		expect(found.details).toContain('no-console');
	});

	test('finds a violation that is planted in the tarball', () => {
		packed.contents.copy('.', planted);
		planted.write('dist/nodes/Tracy/planted.js', 'module.exports = process.env.HOME;\n');

		const found = scan(planted, 'tarball');

		expect(found.passed).toBe(false);
		expect(found.details).toContain('planted.js');
		expect(found.details).toContain('no-restricted-globals');
	});
});
