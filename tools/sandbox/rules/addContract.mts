import type { Ajv } from 'ajv';
import contract from './contract.json' with { type: 'json' };

const DATE_TIME =
	/^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

interface NumberRule {
	readonly format: string;
	readonly nullable: boolean;
}

/** For each number format of the contract: which values, as `readJson` reads them, it allows. */
const NUMBER_FORMATS: Readonly<Record<string, (value: unknown) => boolean>> = {
	int32: (value) => typeof value === 'bigint' && BigInt.asIntN(32, value) === value,
	int64: (value) => typeof value === 'bigint' && BigInt.asIntN(64, value) === value,
	double: (value) =>
		(typeof value === 'number' || typeof value === 'bigint') && Number.isFinite(Number(value)),
};

/**
 * Teaches a validator the contract, so that `{ $ref: 'contract#/schemas/PostRecord' }` checks a
 * value that `readJson` read.
 */
export function addContract(ajv: Ajv): void {
	ajv.addFormat('date-time', isDateTime);
	ajv.addFormat('uuid', /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i);
	ajv.addVocabulary(['schemas']);
	ajv.addKeyword({
		keyword: 'exactNumber',
		schemaType: 'object',
		validate: ({ format, nullable }: NumberRule, value: unknown) =>
			(nullable && value === null) || NUMBER_FORMATS[format]?.(value) === true,
		error: {
			message: ({ schema }: { schema: NumberRule }) => `must be ${describe(schema)}`,
		},
	});
	ajv.addSchema({ $id: 'contract', ...withExactNumbers(contract) });
}

/** Whether a text is an RFC 3339 date-time with its zone, on a day that exists. */
function isDateTime(text: string): boolean {
	const [, year, month, day] = DATE_TIME.exec(text) ?? [];
	return year !== undefined && isDay(Number(year), Number(month), Number(day));
}

function isDay(year: number, month: number, day: number): boolean {
	const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	const lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
	return year > 0 && day > 0 && day <= (lengths[month - 1] ?? 0);
}

function describe({ format }: NumberRule): string {
	return format === 'double' ? 'a finite number' : `an integer (${format})`;
}

/** ajv takes no bigint for an integer, so each number schema becomes our own keyword. */
function withExactNumbers(schema: object): object {
	if ('type' in schema && 'format' in schema && schema.type !== 'string') {
		const nullable = 'nullable' in schema && schema.nullable === true;
		return { exactNumber: { format: schema.format, nullable } };
	}
	return Object.fromEntries(
		Object.entries(schema).map(([key, value]: [string, unknown]) => [
			key,
			typeof value === 'object' && value !== null ? withExactNumbers(value) : value,
		]),
	);
}
