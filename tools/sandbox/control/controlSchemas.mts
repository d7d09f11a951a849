import { assumptions } from '../rules/assumptions.mts';
import { readVariants } from '../rules/reading/readVariants.mts';
import { faults } from '../state/faults.mts';
import { LONGEST_WAIT } from '../state/wait.mts';

const MILLISECONDS = { type: 'number', minimum: 0, maximum: LONGEST_WAIT };
const COUNT = { type: 'integer', minimum: 1 };
const STATUS = { type: 'integer', minimum: 200, maximum: 599 };

/** The body of `PUT /_sandbox/faults`. */
const faultScripts = {
	type: 'array',
	items: {
		type: 'object',
		required: ['fault'],
		additionalProperties: false,
		properties: {
			fault: { enum: Object.keys(faults) },
			request: COUNT,
			contains: { type: 'string', minLength: 1 },
			every: { const: true },
			share: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
			path: { type: 'string', pattern: '^/' },
			times: COUNT,
			status: STATUS,
			headers: { type: 'object', additionalProperties: { type: 'string' } },
			body: {},
			ms: MILLISECONDS,
			retryAfter: { type: ['number', 'string'] },
			location: { type: 'string' },
			contentType: { type: 'string' },
		},
	},
};

/** The body of `PUT /_sandbox/settings`. */
const settingsChange = {
	type: 'object',
	additionalProperties: false,
	properties: {
		latency: MILLISECONDS,
		rateLimit: {
			type: ['object', 'null'],
			required: ['kind', 'requestsPerSecond'],
			additionalProperties: false,
			properties: {
				kind: { enum: ['window', 'bucket'] },
				requestsPerSecond: { type: 'number', exclusiveMinimum: 0 },
				burst: COUNT,
				retryAfter: { enum: ['seconds', 'date', 'none'] },
				status: STATUS,
			},
		},
		firstRecordId: { type: ['integer', 'string'] },
		uncheckedAssumptions: { type: 'array', items: { enum: Object.keys(assumptions) } },
		reads: { type: 'array', items: { enum: Object.keys(readVariants) } },
	},
};

/** The query of `GET /_sandbox/arrivals`. */
const arrivalsQuery = {
	type: 'object',
	additionalProperties: false,
	properties: { run: { type: 'string' }, after: { type: 'string', pattern: '^\\d+$' } },
};

/** What the control interface takes, as JSON schemas. */
export const controlSchemas = {
	faults: faultScripts,
	settings: settingsChange,
	arrivals: arrivalsQuery,
};
