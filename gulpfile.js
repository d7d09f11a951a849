const {
	chmodSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} = require('node:fs');
const { dirname, join } = require('node:path');
const { build } = require('esbuild');
const { dest, series, src } = require('gulp');
const { ModuleKind, ScriptTarget, transpileModule } = require('typescript');
const { n8n } = require('./package.json');

/*
 * Completes what `n8n-node build` leaves in dist/: what ships is one file of code for the node and
 * one for the credential, with their icons, codex and output schemas, and nothing else.
 */

/** What npm packs beside dist/. */
const BESIDE = ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE'];

/** Removes what the compiler wrote, file by file, and every picture that the build copied. */
function empty(done) {
	rmSync('dist', { recursive: true, force: true });
	done();
}

/** Leaves out the comments, of which esbuild keeps some: they are for who reads the sources. */
const withoutComments = {
	name: 'without comments',
	setup({ onLoad }) {
		const target = { target: ScriptTarget.ES2022, module: ModuleKind.ESNext };
		const compilerOptions = { ...target, removeComments: true };
		onLoad({ filter: /\.ts$/ }, ({ path }) => ({
			contents: transpileModule(readFileSync(path, 'utf8'), { compilerOptions }).outputText,
		}));
	},
};

/**
 * A module of esbuild's as the compiler would have it: a CommonJS one, indented by tabs, without the
 * notes that esbuild adds.
 */
function asCompiled(code) {
	const required = (_, names, from) =>
		`const {${names.replaceAll(' as ', ': ')}} = require(${from});`;
	const compiled = importedOnce(code)
		.replace(/^import \{([^}]*)\} from (".*");$/gm, required)
		.replace(/^export \{([^}]*)\};$/m, 'module.exports = {$1};')
		.replace(/^(?: {2})+/gm, (blanks) => '\t'.repeat(blanks.length / 2))
		.replaceAll('/* @__PURE__ */ ', '')
		.replace(/^\n?\/\/ .*\n/gm, '');
	if (/^(?:import|export) /m.test(compiled)) throw new Error('An import or export is left.');
	return `'use strict';\n${compiled}`;
}

/** esbuild imports the same thing for each module that does, the second time as `thing as thing2`. */
function importedOnce(code) {
	const again = /^import \{ (\w+) as (\1\d+) \} from .*;\n/gm;
	const names = new Map([...code.matchAll(again)].map(([, name, numbered]) => [numbered, name]));
	return code.replace(again, '').replace(/\b\w+\d\b/g, (word) => names.get(word) ?? word);
}

/** Puts a node or credential and all that it imports into one file, as readable as the compiler's. */
async function bundle() {
	const { outputFiles } = await build({
		write: false,
		entryPoints: [...n8n.nodes, ...n8n.credentials].map((file) =>
			file.replace(/^dist\//, '').replace(/\.js$/, '.ts'),
		),
		outbase: '.',
		outdir: 'dist',
		bundle: true,
		packages: 'external',
		format: 'esm',
		platform: 'node',
		target: 'es2022',
		charset: 'utf8',
		plugins: [withoutComments],
	});
	for (const { path, text } of outputFiles) {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, asCompiled(text));
	}
}

/** Copies what stands beside the code. */
function copyBesides() {
	return src(['nodes/**/*.svg', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'], {
		base: '.',
		encoding: false,
	}).pipe(dest('dist'));
}

/** Makes all that ships readable for everybody: npm packs the modes that the umask gave it. */
function fixModes(done) {
	const built = readdirSync('dist', { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
	for (const file of [...built, ...BESIDE]) chmodSync(file, 0o644);
	done();
}

exports.default = series(empty, bundle, copyBesides, fixModes);
