import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLogin } from './createLogin.mts';
import { Login } from './Login.mts';

/** The login that belongs to the data in `userFolder`, which n8n keeps from one start to the next. */
export async function keptLogin(userFolder: string): Promise<Login> {
	const file = join(userFolder, 'login.json');
	if (existsSync(file)) return Login.parse(JSON.parse(await readFile(file, 'utf8')));
	const login = createLogin();
	await mkdir(userFolder, { recursive: true });
	await writeFile(file, JSON.stringify(login), { mode: 0o600 });
	return login;
}
