import { access, constants } from 'node:fs/promises';

/**
 * Makes sure that a program is there.
 * @param file its whole path
 * @param debianPackage what it is part of
 * @throws an error that says how to install it
 */
export async function requireProgram(file: string, debianPackage: string): Promise<void> {
	const isThere = await access(file, constants.X_OK).then(
		() => true,
		() => false,
	);
	if (isThere) return;
	throw new Error(
		`${file} is needed, and is not there. Install it: apt-get install ${debianPackage}`,
	);
}
