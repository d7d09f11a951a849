const { chmodSync, readdirSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const { dest, series, src } = require('gulp');

/*
 * Completes what `n8n-node build` leaves in dist/: what ships is the compiled nodes and
 * credentials with their icons, codex and output schemas, and nothing else.
 */

const SHIPPED = ['credentials', 'nodes'];

/** What npm packs beside dist/. */
const BESIDE = ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE'];

/** Copies what stands beside the code. */
function copyBesides() {
	return src(['nodes/**/*.svg', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'], {
		base: '.',
		encoding: false,
	}).pipe(dest('dist'));
}

/** Makes all that ships readable for everybody: npm packs the modes that the umask gave it. */
function fixModes(done) {
	const compiled = readdirSync('dist', { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
	for (const file of [...compiled, ...BESIDE]) chmodSync(file, 0o644);
	done();
}

/** Removes what else got into dist/: the build copies every picture of the repository. */
function prune(done) {
	for (const name of readdirSync('dist')) {
		if (!SHIPPED.includes(name)) rmSync(`dist/${name}`, { recursive: true });
	}
	done();
}

exports.default = series(prune, copyBesides, fixModes);
