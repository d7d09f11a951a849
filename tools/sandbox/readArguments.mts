import { parseArgs } from 'node:util';
import type { SandboxOptions } from './createSandbox.mts';
import { type Assumption, assumptions, isAssumption } from './rules/assumptions.mts';
import {
	isReadVariant,
	type ReadVariantName,
	readVariants,
} from './rules/reading/readVariants.mts';
import { readFirstRecordId } from './state/Settings.mts';
import { LONGEST_WAIT } from './state/wait.mts';

const DEFAULT_PORT = 8321;

export const USAGE = `Usage: npm run sandbox -- [options]

  --port 8321             where it listens on 127.0.0.1; 0 takes any free port
  --latency 50            how long every answer waits, in ms
  --rate-limit 50         how many requests a second are let in
  --first-record-id 9007199254740993
                          record IDs are assigned upwards from here
  --without-check A4      an assumption that is not checked; may be given several times
  --reads bare            how reading differs from what is assumed; may be given several times
  --workspace FILE        datasets and users, in JSON such as tools/sandbox/workspace.json
  --announce              print one line of JSON when ready; end when standard input does
  --help                  print this
`;

const FLAGS = {
	port: { type: 'string' },
	latency: { type: 'string' },
	'rate-limit': { type: 'string' },
	'first-record-id': { type: 'string' },
	'without-check': { type: 'string', multiple: true },
	reads: { type: 'string', multiple: true },
	workspace: { type: 'string' },
	announce: { type: 'boolean' },
	help: { type: 'boolean' },
} as const;

export interface Arguments {
	readonly options: SandboxOptions;
	readonly announce: boolean;
	readonly help: boolean;
}

/**
 * Reads the command line.
 *
 * @throws Error with a sentence when it says something that can't be
 */
export function readArguments(args: readonly string[]): Arguments {
	const { values } = parseArgs({ args: [...args], options: FLAGS });
	const requestsPerSecond = readNumber('--rate-limit', values['rate-limit'], 1);
	const firstRecordId = values['first-record-id'];
	return {
		announce: values.announce === true,
		help: values.help === true,
		options: {
			port: readNumber('--port', values.port, 0, 65_535) ?? DEFAULT_PORT,
			latency: readNumber('--latency', values.latency, 0, LONGEST_WAIT) ?? 0,
			rateLimit: requestsPerSecond === undefined ? null : { kind: 'window', requestsPerSecond },
			uncheckedAssumptions: new Set((values['without-check'] ?? []).map(readAssumption)),
			reads: new Set((values.reads ?? []).map(readVariant)),
			...(firstRecordId !== undefined && { firstRecordId: readRecordId(firstRecordId) }),
			...(values.workspace !== undefined && { workspace: values.workspace }),
		},
	};
}

function readNumber(
	flag: string,
	text: string | undefined,
	least: number,
	most = Number.MAX_SAFE_INTEGER,
): number | undefined {
	if (text === undefined) return undefined;
	const number = /^\d+$/.test(text) ? Number(text) : NaN;
	if (number >= least && number <= most) return number;
	throw new Error(`${flag} takes a whole number from ${least} to ${most}, not "${text}".`);
}

function readAssumption(text: string): Assumption {
	if (isAssumption(text)) return text;
	throw new Error(`--without-check takes ${Object.keys(assumptions).join(', ')}, not "${text}".`);
}

function readVariant(text: string): ReadVariantName {
	if (isReadVariant(text)) return text;
	throw new Error(`--reads takes ${Object.keys(readVariants).join(', ')}, not "${text}".`);
}

function readRecordId(text: string): bigint {
	const id = readFirstRecordId(text);
	if (id !== null) return id;
	throw new Error(`--first-record-id takes an integer from 1 to 2^63 - 1, not "${text}".`);
}
