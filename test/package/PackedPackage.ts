/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test harness runs commands and is told things by its environment */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { Folder } from './Folder';

const FOLDER_VARIABLE = 'TRACY_PACKED_FOLDER';
const TARBALL = 'package.tgz';
const { repository } = Folder;

/** Where the packages are kept. Git ignores it. */
const kept = repository.in('test/.packed');

/** After this time nobody uses a package any more, for no run of the tests lasts as long; ms. */
const LONGEST_USE = 60 * 60_000;

/** What the package is made of, and by what. */
const SOURCES = ['nodes', 'credentials'];
const SOURCE_FILES = [
	...['package.json', 'package-lock.json', 'tsconfig.json', 'gulpfile.js'],
	...['README.md', 'CHANGELOG.md', 'LICENSE'],
];

/** The package as `npm pack` makes it of what was built, and what n8n makes of that. */
export class PackedPackage {
	/** The tarball unpacked, nothing changed. */
	readonly contents: Folder;

	/** The package as it is in n8n after its installation, ready to be loaded. */
	readonly installed: Folder;

	private constructor(private readonly folder: Folder) {
		this.contents = folder.in('contents');
		this.installed = folder.in('installed');
	}

	/** The package of the sources as they are. Builds and packs them unless that was done before. */
	static ofSources(): PackedPackage {
		const name = hashOfSources();
		if (!kept.has(name)) {
			// Of `npm run build`, what makes the package; n8n's own build before it only checks.
			run('npx', ['gulp', '--silent']);
			PackedPackage.pack(`${process.pid}`).keepAs(name);
		}
		kept.in(name).touch();
		removeUnused();
		return new PackedPackage(kept.in(name));
	}

	/**
	 * Packs what was built into a folder of its own. That is inside the repository, so that
	 * `n8n-workflow`, zod and luxon are found there as n8n would give them.
	 *
	 * @param name of the folder
	 */
	static pack(name: string): PackedPackage {
		const packed = new PackedPackage(kept.in(name));
		packed.remove();
		packed.folder.write(TARBALL, '');
		const { path } = packed.folder;
		const npmPack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', path];
		packed.folder.rename(run('npm', npmPack).trim(), TARBALL);
		run('tar', ['-xzf', `${path}/${TARBALL}`, '-C', path]);
		packed.folder.rename('package', 'contents');
		packed.install();
		return packed;
	}

	/** Makes the package known to the tests of this run, whichever process they run in. */
	announce(): void {
		process.env[FOLDER_VARIABLE] = this.folder.path;
	}

	/**
	 * The package that was announced.
	 *
	 * @throws Error when none was
	 */
	static announced(): PackedPackage {
		const path = process.env[FOLDER_VARIABLE];
		if (path) return new PackedPackage(new Folder(path));
		throw new Error('These tests need the packed package, which jest.config.js has packed.');
	}

	/** The tarball. */
	get bytes(): Buffer {
		return this.folder.bytes(TARBALL);
	}

	remove(): void {
		this.folder.remove();
	}

	/** Gives it its place at once, when it is complete, unless another run was faster. */
	private keepAs(name: string): void {
		try {
			kept.rename(this.folder.name, name);
		} catch {
			this.remove();
		}
	}

	/** n8n unpacks a community package and then takes these three out of its package.json. */
	private install(): void {
		this.contents.copy('.', this.installed);
		const description = JSON.parse(this.contents.read('package.json'));
		delete description.devDependencies;
		delete description.peerDependencies;
		delete description.optionalDependencies;
		this.installed.write('package.json', JSON.stringify(description, null, 2));
	}
}

function hashOfSources(): string {
	const files = [...SOURCE_FILES, ...SOURCES.flatMap((folder) => repository.filesIn(folder))];
	const hash = createHash('sha256');
	for (const file of files) {
		const bytes = repository.bytes(file);
		hash.update(`${file} ${bytes.length}\n`).update(bytes);
	}
	return hash.digest('hex').slice(0, 16);
}

function removeUnused(): void {
	for (const name of kept.names()) {
		if (kept.in(name).age() > LONGEST_USE) kept.in(name).remove();
	}
}

function run(command: string, args: string[]): string {
	const { status, stdout, stderr, error } = spawnSync(command, args, {
		cwd: repository.path,
		encoding: 'utf8',
		shell: process.platform === 'win32',
	});
	if (status === 0) return stdout;
	throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? `${stdout}${stderr}`}`);
}
