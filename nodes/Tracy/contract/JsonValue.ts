import type { ExactNumber } from './ExactNumber';

/** A value of JSON in which no digit is lost. */
export type JsonValue =
	| null
	| boolean
	| number
	| string
	| ExactNumber
	| JsonValue[]
	| { [key: string]: JsonValue };
