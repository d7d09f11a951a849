import type { Limits } from '../../../delivery/deliver';
import { numberText } from '../../../mapping/values/numberText';
import { isNothing, mistaken, ok, type Result } from '../../../outcome/Result';
import { withoutBlanks } from '../../../outcome/withoutBlanks';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

const NEXT = 'Correct it in the node.';

/** An hour in ms. */
const HOUR = 3_600_000;

const maxConcurrency: INodeProperties = {
	displayName: 'Max Concurrency',
	name: 'maxConcurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 50, numberPrecision: 0 },
	default: 10,
	description:
		'How many requests may be under way at the same time. With 1 they are sent strictly in the order of the items.',
};

const maxRetryWait: INodeProperties = {
	displayName: 'Max Retry Wait',
	name: 'maxRetryWait',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: HOUR },
	default: 120000,
	description:
		'The longest to wait at a time, in milliseconds, when Tracy asks to slow down. If it asks for more, the rest of the items is not sent.',
};

const requestsPerSecond: INodeProperties = {
	displayName: 'Requests per Second',
	name: 'requestsPerSecond',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 1000 },
	default: 0,
	description:
		'The most requests to send in a second. With 0 there is no limit but the one that Tracy sets.',
};

const timeout: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: HOUR },
	default: 30000,
	description: 'How long to wait for an answer to one request, in milliseconds',
};

/** The settings of how requests are sent, whatever they ask for. */
const limitOptions = [maxConcurrency, maxRetryWait, requestsPerSecond, timeout];

/** The settings that most people never need. */
export const optionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Import Key',
			name: 'importKey',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.orderNumber }}',
			description:
				'What tells each item from all others. An item whose key was imported before, by this node into the same dataset, is not sent again, even in another execution. Never run two executions of this node at the same time then.',
		},
		...limitOptions,
		{
			displayName: 'Timezone',
			name: 'timezone',
			type: 'string',
			default: '',
			placeholder: 'e.g. Europe/Kyiv',
			description:
				"The timezone in which dates without one are read. Empty means the workflow's timezone.",
		},
	],
};

/** The settings of operations that only read, which most people never need. */
export const readingOptionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: limitOptions,
};

/** Whether records come out simplified. */
export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** The settings that hold for all items of a run, read from the first. */
export interface Settings {
	limits: Limits;
	/** How long to wait for an answer, in ms. */
	timeout: number;
	/** Whether records come out simplified. */
	simplify: boolean;
}

/** Reads the settings of a run, and says in a sentence which of them can't be used. */
export function readSettings(context: IExecuteFunctions): Result<Settings> {
	try {
		const given: unknown = context.getNodeParameter('simplify', 0, simplifyField.default);
		const simplify = booleanOf(withoutBlanks(given));
		if (simplify === undefined) return mistaken("'Simplify' has to be true or false.", NEXT);
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
		});
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		return mistaken(`The expression of an option failed: ${message}`, NEXT);
	}
}

/** A text comes of an expression with a blank beside it. */
function booleanOf(value: unknown): boolean | undefined {
	if (typeof value === 'boolean') return value;
	return value === 'true' || (value === 'false' ? false : undefined);
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
