import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { test, type TestContext } from 'node:test';
import { folders } from '../../tools/n8n/folders.mts';
import { compileDriver, isDriverReady } from '../../tools/n8n/install/compileDriver.mts';
import { installTarball } from '../../tools/n8n/install/installTarball.mts';
import { ChildProcesses } from '../../tools/n8n/processes/ChildProcesses.mts';
import { folderOf, pathWith } from './startProgram.mts';

const children = new ChildProcesses();
const node24 = { program: process.execPath, headers: undefined };

/**
 * A folder as n8n is installed in, of somebody who lets npm run no scripts.
 * @param script compiles its database driver
 */
function makeInstallation(t: TestContext, script: string): string {
	const folder = folderOf(t);
	const driver = join(folder, 'node_modules', 'sqlite3');
	mkdirSync(driver, { recursive: true });
	const description = { name: 'sqlite3', version: '1.0.0', scripts: { install: script } };
	writeFileSync(join(driver, 'package.json'), JSON.stringify(description));
	writeFileSync(join(folder, 'package.json'), '{}');
	writeFileSync(join(folder, '.npmrc'), 'ignore-scripts=true\n');
	const { PATH } = process.env;
	process.env.PATH = pathWith(t, { python3: '', make: '', 'g++': '', 'c++': '' });
	t.after(() => (process.env.PATH = PATH));
	return folder;
}

test("n8n's database driver is compiled for somebody who lets npm run no scripts", async (t) => {
	const folder = makeInstallation(t, 'echo > index.js');
	assert.equal(await isDriverReady(children, node24, folder), false);
	await compileDriver(children, node24, folder);
	assert.equal(await isDriverReady(children, node24, folder), true);
});

test("n8n's database driver that can't be loaded after all is refused at once", async (t) => {
	const folder = makeInstallation(t, 'echo done');
	await assert.rejects(compileDriver(children, node24, folder), /can't be loaded after/);
});

test('the node is put nowhere from where it would find the packages of this project', async () => {
	for (const folder of [folders.root, join(folders.written, 'editor')]) {
		await assert.rejects(installTarball(children, 'a.tgz', folder), /inside this project/);
	}
});
