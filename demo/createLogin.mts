import { randomBytes } from 'node:crypto';
import type { Login } from './Login.mts';

/** Makes up a login that nobody can guess; n8n wants a capital letter and a digit in the password. */
export function createLogin(): Login {
	return { email: 'you@example.com', password: `Tracy1-${randomBytes(9).toString('base64url')}` };
}
