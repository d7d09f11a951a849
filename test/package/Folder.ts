/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test harness works with files */
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

/** A folder, and the files in it by their paths from it, which are written with slashes. */
export class Folder {
	/** The repository that is tested. */
	static readonly repository = new Folder(resolve(__dirname, '../..'));

	constructor(readonly path: string) {}

	/** A new one among the temporary files of this machine; whoever asks for it removes it. */
	static temporary(): Folder {
		return new Folder(mkdtempSync(join(tmpdir(), 'tracy-test-')));
	}

	get name(): string {
		return basename(this.path);
	}

	/** A folder in this one. */
	in(path: string): Folder {
		return new Folder(join(this.path, path));
	}

	/** What stands directly in this one. */
	names(): string[] {
		return readdirSync(this.path);
	}

	/** All files in some folder of this one, however deep, sorted. */
	filesIn(path: string): string[] {
		return readdirSync(join(this.path, path), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name))
			.map((file) => relative(this.path, file).split(sep).join('/'))
			.sort();
	}

	/** Those of `filesIn` that belong to the project: not what is installed or written there. */
	ownFilesIn(path: string): string[] {
		return readdirSync(join(this.path, path), { withFileTypes: true })
			.filter(({ name }) => name !== 'node_modules' && !name.startsWith('.'))
			.flatMap((entry) => {
				const inner = `${path}/${entry.name}`;
				return entry.isDirectory() ? this.ownFilesIn(inner) : [inner];
			})
			.sort();
	}

	has(path: string): boolean {
		return existsSync(join(this.path, path));
	}

	read(path: string): string {
		return readFileSync(join(this.path, path), 'utf8');
	}

	bytes(path: string): Buffer {
		return readFileSync(join(this.path, path));
	}

	write(path: string, text: string): void {
		mkdirSync(dirname(join(this.path, path)), { recursive: true });
		writeFileSync(join(this.path, path), text);
	}

	/** Copies a file or folder of this one to the same path in another. */
	copy(path: string, to: Folder): void {
		cpSync(join(this.path, path), join(to.path, path), { recursive: true });
	}

	rename(from: string, to: string): void {
		renameSync(join(this.path, from), join(this.path, to));
	}

	/** For how long it was neither touched nor changed directly; ms. */
	age(): number {
		return Date.now() - statSync(this.path).mtimeMs;
	}

	touch(): void {
		const now = new Date();
		utimesSync(this.path, now, now);
	}

	remove(): void {
		rmSync(this.path, { recursive: true, force: true });
	}
}
