import type { Limits } from '../../../delivery/deliver';
import { losesAnswer } from '../../../host/isTool';
import type { ValueNaming } from '../../../host/valuesByName';
import { numberText } from '../../../contract/scalars';
import { isNothing, mistaken, ok, type Result } from '../../../outcome/Result';
import { withoutBlanks } from '../../../outcome/withoutBlanks';
import { showValue } from '../../../outcome/showValue';
import {
	limitOptions,
	maxConcurrency,
	maxRetryWait,
	missingRequired,
	outputValuesBy,
	requestsPerSecond,
	simplifyField,
	timeout,
} from './optionsFields';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

const NEXT = 'Correct it in the node.';

/** The settings that hold for all items of a run, read from the first. */
export interface Settings {
	limits: Limits;
	/** How long to wait for an answer, in ms. */
	timeout: number;
	/** Whether records come out simplified. */
	simplify: boolean;
	/** How their values are named then. */
	naming: ValueNaming;
	/** Whether an item without a value for a required property is rejected. */
	refusesMissing: boolean;
}

/** Reads the settings of a run, and says in a sentence which of them can't be used. */
export function readSettings(context: IExecuteFunctions): Result<Settings> {
	if (losesAnswer(context.getNode())) {
		return mistaken(
			"'On Error' is 'Continue (using error output)', with which n8n does not tell an agent what became of its call.",
			'Choose another in the settings of the tool.',
		);
	}
	try {
		const given: unknown = context.getNodeParameter('simplify', 0, simplifyField.default);
		const simplify = isNothing(given) ? true : booleanOf(withoutBlanks(given));
		if (simplify === undefined) return mistaken("'Simplify' has to be true or false.", NEXT);
		const naming = readChoice(context, outputValuesBy, ['name', 'id']);
		if (!naming.ok) return naming;
		const missing = readChoice(context, missingRequired, ['send', 'refuse']);
		if (!missing.ok) return missing;
		const numbers = new Map<string, number>();
		for (const field of limitOptions) {
			const read = readNumber(context, field);
			if (!read.ok) return read;
			numbers.set(field.name, read.value);
		}
		const numberOf = (field: INodeProperties) => numbers.get(field.name) ?? 0;
		return ok({
			limits: {
				maxConcurrency: numberOf(maxConcurrency),
				requestsPerSecond: numberOf(requestsPerSecond),
				maxRetryWait: numberOf(maxRetryWait),
			},
			timeout: numberOf(timeout),
			simplify,
			naming: naming.value,
			refusesMissing: missing.value === 'refuse',
		});
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		return mistaken(`The expression of an option failed: ${message}`, NEXT);
	}
}

/** A text comes of an expression with a blank beside it, or of a spreadsheet. */
function booleanOf(value: unknown): boolean | undefined {
	const word = String(value).toLowerCase();
	return word === 'true' || (word === 'false' ? false : undefined);
}

/** Reads an option within the range that its field gives. */
function readNumber(context: IExecuteFunctions, field: INodeProperties): Result<number> {
	const { minValue = 0, maxValue = Infinity, numberPrecision } = field.typeOptions ?? {};
	const set: unknown = context.getNodeParameter(`options.${field.name}`, 0, field.default);
	const given = isNothing(set) ? field.default : withoutBlanks(set);
	// A number that an expression yields as text, as `{{ $json.limit }}` may, means the number.
	const digits = typeof given === 'string' ? numberText(given) : undefined;
	const value = digits === undefined ? given : Number(digits);
	const isInRange = typeof value === 'number' && value >= minValue && value <= maxValue;
	if (isInRange && (numberPrecision !== 0 || Number.isInteger(value))) return ok(value);
	const kind = numberPrecision === 0 ? 'a whole number' : 'a number';
	return mistaken(
		`'${field.displayName}' has to be ${kind} from ${minValue} to ${maxValue}.`,
		NEXT,
	);
}

/** Reads an option that is one of some words. */
function readChoice<Choice extends string>(
	context: IExecuteFunctions,
	field: INodeProperties,
	choices: Choice[],
): Result<Choice> {
	const set: unknown = context.getNodeParameter(`options.${field.name}`, 0, field.default);
	const given = isNothing(set) ? field.default : withoutBlanks(set);
	const choice = choices.find((word) => word === given);
	if (choice !== undefined) return ok(choice);
	return mistaken(
		`'${field.displayName}' ${showValue(given)} does not exist.`,
		`Choose it from the list, or let the expression yield ${choices.join(' or ')}.`,
	);
}
