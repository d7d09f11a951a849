import { ExactNumber } from './ExactNumber';

/** The digits of an ID. */
export function idText(id: number | ExactNumber): string {
	return id instanceof ExactNumber ? id.text : String(id);
}
