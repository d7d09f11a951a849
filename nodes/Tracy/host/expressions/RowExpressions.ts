import { findReads } from './findReads';
import type { Reads } from './findReads';
import { plainField } from './plainField';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** Gives the value of an expression for an item. Throws when it fails on that item. */
type Reader = (itemIndex: number) => unknown;

/** What the expressions of all rows yield alike: names whose values an execution has from its start. */
const SAME_FOR_ALL = new Set([
	...['$workflow', '$vars', '$execution', '$runIndex', '$mode', '$nodeId', '$nodeVersion'],
	...['null', 'undefined', 'true', 'false', 'NaN', 'Infinity'],
]);

/** After so many failures on end, expressions aren't joined any more. */
const PATIENCE = 3;

/**
 * The expressions that are read for each row. n8n spends 0.4 ms and more on a call of its
 * evaluator, whatever is in it, so plain fields are taken from the item, what is the same for all
 * items is evaluated once, and all else that is certain to change nothing in one call a row. The
 * rest, and what fails in that call, is evaluated one by one, always to what n8n yields for it.
 */
export class RowExpressions {
	/** The code of all that is evaluated in one call, in the order of what that call yields. */
	private readonly codes: string[] = [];
	private joined = '';
	private row: { itemIndex: number; values: unknown[] } | undefined;
	private patience = PATIENCE;
	private mayWrite = false;

	constructor(
		readonly context: IExecuteFunctions,
		private readonly items: INodeExecutionData[],
	) {}

	/** Gives what reads an expression as it is stored: with `=` before it. */
	reader(expression: string): Reader {
		const text = expression.slice(1);
		const alone: Reader = (itemIndex) => this.context.evaluateExpression(text, itemIndex);

		const takeField = plainField(expression);
		if (takeField) {
			return (itemIndex) => {
				const taken = takeField(this.items[itemIndex]?.json);
				return taken ? taken.value : alone(itemIndex);
			};
		}
		const { texts, codes } = partsOf(text);
		const reads = codes.map(findReads);
		if (texts.some(isAmbiguous) || !reads.every(isFound)) return this.apart(alone);
		if (reads.every(isSameForAll)) return this.once(alone);
		const [code] = codes;
		const isBare = texts.length === 2 && texts.every((around) => around === '');
		return code !== undefined && isBare ? this.together(code, alone) : alone;
	}

	/**
	 * Gives what reads something that may change what other expressions see. What was evaluated
	 * before is forgotten then.
	 */
	apart(read: Reader): Reader {
		this.mayWrite = true;
		return (itemIndex) => {
			this.row = undefined;
			return read(itemIndex);
		};
	}

	private once(alone: Reader): Reader {
		let kept: { value: unknown } | undefined;
		return (itemIndex) => {
			if (kept && !this.mayWrite) return kept.value;
			const value = alone(itemIndex);
			// Others could change an object.
			if (typeof value !== 'object' || value === null) kept = { value };
			return value;
		};
	}

	private together(code: string, alone: Reader): Reader {
		const place = this.placeOf(code);
		return (itemIndex) => {
			// It is a list with the value in it, or an empty one where the code has thrown.
			const found = this.valuesOf(itemIndex)[place];
			if (!Array.isArray(found) || found.length !== 1) return alone(itemIndex);
			const [value]: unknown[] = found;
			return isRefusedAlone(value) ? alone(itemIndex) : value;
		};
	}

	/** The same code is evaluated once, but where it yields something else each time. */
	private placeOf(code: string): number {
		const known = /random/i.test(code) ? -1 : this.codes.indexOf(code);
		if (known >= 0) return known;
		this.codes.push(code);
		this.joined = joined(this.codes);
		return this.codes.length - 1;
	}

	private valuesOf(itemIndex: number): unknown[] {
		if (this.row?.itemIndex !== itemIndex) {
			const values = this.codes.length > 1 && this.patience > 0 ? this.evaluate(itemIndex) : [];
			this.row = { itemIndex, values };
		}
		return this.row.values;
	}

	private evaluate(itemIndex: number): unknown[] {
		try {
			const list: unknown = this.context.evaluateExpression(this.joined, itemIndex);
			if (Array.isArray(list) && list.length === this.codes.length + 1 && Object.is(list[0], -0)) {
				this.patience = PATIENCE;
				return list.slice(1);
			}
		} catch {
			// Each of them is evaluated alone then, and throws what is its own.
		}
		this.patience -= 1;
		return [];
	}
}

/**
 * Joins code to one expression that yields a list with a place for each, after a -0: it arrives as
 * 0 from an engine that hands lists out as JSON, in which other values would suffer too.
 */
function joined(codes: string[]): string {
	const functions = codes.map((code) => `() => [(${code})]`).join(', ');
	return `{{ [-0, ...[${functions}].map(f => { try { return f() } catch { return [] } })] }}`;
}

/** Parts an expression into the codes between `{{` and `}}` and the texts around them. */
function partsOf(text: string): { texts: string[]; codes: string[] } {
	const parts = text.split(/\{\{([^]*?)\}\}/);
	return {
		texts: parts.filter((_, index) => index % 2 === 0),
		codes: parts.filter((_, index) => index % 2 === 1).map((code) => code.trim()),
	};
}

/** Whether n8n may part an expression elsewhere, or refuses it. */
function isAmbiguous(text: string): boolean {
	return /\{\{|\\|constructor/.test(text);
}

function isFound(reads: Reads | undefined): reads is Reads {
	return reads !== undefined;
}

function isSameForAll({ names, calls }: Reads): boolean {
	return !calls && [...names].every((name) => SAME_FOR_ALL.has(name));
}

/** Whether n8n takes a value for a mistake when it is all that an expression yields. */
function isRefusedAlone(value: unknown): boolean {
	if (typeof value === 'function') return true;
	return typeof value === 'object' && value !== null && '__isError' in value;
}
