import { writeJson } from './writeJson.mts';

/** Writes a JSON array piece by piece, so that a long one never stands in memory whole. */
export function* toJsonArray(values: Iterable<object>): Generator<string> {
	let before = '[';
	for (const value of values) {
		yield before + writeJson(value);
		before = ',\n';
	}
	yield before === '[' ? '[]' : ']';
}
