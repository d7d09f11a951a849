import type { Answered } from './Answer.mts';

export function isWebPage({ text }: Answered): boolean {
	return /^\s*</.test(text);
}
