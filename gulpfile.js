const { readdirSync, rmSync } = require('node:fs');
const { dest, series, src } = require('gulp');

/*
 * Completes what `n8n-node build` leaves in dist/: what ships is the compiled nodes and
 * credentials with their icons, codex and output schemas, and nothing else.
 */

const SHIPPED = ['credentials', 'nodes'];

/** Copies what stands beside the code, readable for everybody whatever the umask is. */
function copyBesides() {
	return src(['nodes/**/*.svg', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'], {
		base: '.',
		encoding: false,
	}).pipe(dest('dist', { mode: 0o644 }));
}

/** Removes what else got into dist/: the build copies every picture of the repository. */
function prune(done) {
	for (const name of readdirSync('dist')) {
		if (!SHIPPED.includes(name)) rmSync(`dist/${name}`, { recursive: true });
	}
	done();
}

exports.default = series(prune, copyBesides);
