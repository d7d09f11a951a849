/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test harness runs commands and is told things by its environment */
import { spawnSync } from 'node:child_process';
import { Folder } from './Folder';

const FOLDER_VARIABLE = 'TRACY_PACKED_FOLDER';
const TARBALL = 'package.tgz';

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

	/**
	 * Packs into a folder of its own. That is inside the repository, so that `n8n-workflow`, zod
	 * and luxon are found there as n8n would give them.
	 *
	 * @param name of the folder in `test/.packed`, which git ignores
	 */
	static pack(name: string): PackedPackage {
		const packed = new PackedPackage(Folder.repository.in(`test/.packed/${name}`));
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

	/** The package that was announced; undefined when nothing had been built. */
	static find(): PackedPackage | undefined {
		const path = process.env[FOLDER_VARIABLE];
		return path ? new PackedPackage(new Folder(path)) : undefined;
	}

	/**
	 * The package that was announced.
	 *
	 * @throws Error when nothing had been built
	 */
	static announced(): PackedPackage {
		const packed = PackedPackage.find();
		if (packed) return packed;
		throw new Error('These tests run what was built. Build it first: npm run build');
	}

	/** The tarball. */
	get bytes(): Buffer {
		return this.folder.bytes(TARBALL);
	}

	/** A folder for a test's own files, which goes with the package. */
	scratch(name: string): Folder {
		return this.folder.in(name);
	}

	remove(): void {
		this.folder.remove();
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

function run(command: string, args: string[]): string {
	const { status, stdout, stderr, error } = spawnSync(command, args, {
		cwd: Folder.repository.path,
		encoding: 'utf8',
		shell: process.platform === 'win32',
	});
	if (status === 0) return stdout;
	throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? stderr}`);
}
