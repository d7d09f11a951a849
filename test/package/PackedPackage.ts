/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test harness works with files and its environment */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const REPOSITORY = resolve(__dirname, '../..');
const FOLDER_VARIABLE = 'TRACY_PACKED_FOLDER';

/** The package as `npm pack` makes it of what was built, and what n8n makes of that. */
export class PackedPackage {
	/** The .tgz file. */
	readonly tarball: string;

	/** The tarball unpacked, nothing changed. */
	readonly contents: string;

	/** The package as it is in n8n after its installation, ready to be loaded. */
	readonly installed: string;

	private constructor(readonly folder: string) {
		this.tarball = join(folder, 'package.tgz');
		this.contents = join(folder, 'contents');
		this.installed = join(folder, 'installed');
	}

	/**
	 * Packs into a folder of its own. That is inside the repository, so that `n8n-workflow`, zod
	 * and luxon are found there as n8n would give them.
	 *
	 * @param name of the folder in `test/.packed`, which git ignores
	 */
	static pack(name: string): PackedPackage {
		const packed = new PackedPackage(join(REPOSITORY, 'test/.packed', name));
		packed.remove();
		mkdirSync(packed.contents, { recursive: true });
		const npmPack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', packed.folder];
		renameSync(join(packed.folder, run('npm', npmPack).trim()), packed.tarball);
		run('tar', ['-xzf', packed.tarball, '-C', packed.contents, '--strip-components=1']);
		packed.install();
		return packed;
	}

	/** Makes the package known to the tests of this run, whichever process they run in. */
	announce(): void {
		process.env[FOLDER_VARIABLE] = this.folder;
	}

	/**
	 * The package that was announced.
	 *
	 * @throws Error outside of jest
	 */
	static announced(): PackedPackage {
		const folder = process.env[FOLDER_VARIABLE];
		if (folder === undefined) throw new Error('Run the tests with jest, which packs the package.');
		return new PackedPackage(folder);
	}

	/** A file of the tarball as text. */
	read(path: string): string {
		return readFileSync(join(this.contents, path), 'utf8');
	}

	/** Removes the folder. */
	remove(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}

	/** n8n unpacks a community package and then takes these three out of its package.json. */
	private install(): void {
		cpSync(this.contents, this.installed, { recursive: true });
		const description = JSON.parse(this.read('package.json'));
		delete description.devDependencies;
		delete description.peerDependencies;
		delete description.optionalDependencies;
		writeFileSync(join(this.installed, 'package.json'), JSON.stringify(description, null, 2));
	}
}

function run(command: string, args: string[]): string {
	const { status, stdout, stderr, error } = spawnSync(command, args, {
		cwd: REPOSITORY,
		encoding: 'utf8',
		shell: process.platform === 'win32',
	});
	if (status === 0) return stdout;
	throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? stderr}`);
}
