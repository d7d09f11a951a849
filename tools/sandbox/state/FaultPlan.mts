import { createHash } from 'node:crypto';
import type { Mistake } from '../rules/Refusal.mts';
import { type FaultName, type FaultParameters, faults } from './faults.mts';

/** One scripted fault: its name and parameters, and which requests it strikes. */
export interface FaultScript extends FaultParameters {
	readonly fault: FaultName;
	/** The n-th `POST /v1/records` since the reset, the first being 1. */
	readonly request?: number;
	/** Requests whose raw body contains this text. */
	readonly contains?: string;
	readonly every?: true;
	/** This part of the requests, chosen as if at random: the same ones each time. */
	readonly share?: number;
	/** Requests, GETs too, whose path starts with this. Without it: `POST /v1/records` only. */
	readonly path?: string;
	/** How often it strikes at most. */
	readonly times?: number;
}

/** What a script is matched against. */
export interface FaultTarget {
	readonly path: string;
	/** Which `POST /v1/records` this is; null for any other request. */
	readonly creation: number | null;
	readonly body: Buffer;
}

const PARAMETERS = [
	'status',
	'headers',
	'body',
	'ms',
	'retryAfter',
	'location',
	'contentType',
] as const satisfies readonly (keyof FaultParameters)[];

/** A script, how often it may still strike, and how many requests it could have struck. */
interface Entry {
	readonly script: FaultScript;
	left: number;
	met: number;
}

/** The scripted faults, in order: the first that fits a request strikes it. */
export class FaultPlan {
	#entries: Entry[] = [];

	replace(scripts: readonly FaultScript[]): void {
		this.#entries = scripts.map((script) => ({ script, left: script.times ?? Infinity, met: 0 }));
	}

	/** The fault that strikes this request before its body is read. */
	takeBeforeReading(target: FaultTarget): FaultScript | null {
		return this.#take(target, (script) => faults[script.fault].strikes === 'before reading');
	}

	/** The fault that strikes this request, now that its body is known. */
	takeAfterReading(target: FaultTarget): FaultScript | null {
		return this.#take(target, (script) => faults[script.fault].strikes !== 'before reading');
	}

	#take(target: FaultTarget, isItsTime: (script: FaultScript) => boolean): FaultScript | null {
		const entry = this.#entries.find(
			(candidate) =>
				candidate.left > 0 && isItsTime(candidate.script) && strikes(candidate, target),
		);
		if (entry === undefined) return null;
		entry.left--;
		return entry.script;
	}
}

function strikes(entry: Entry, { path, creation, body }: FaultTarget): boolean {
	const { every, share, request, contains, path: prefix } = entry.script;
	const isItsPath = prefix === undefined ? creation !== null : path.startsWith(prefix);
	if (!isItsPath) return false;
	entry.met++;
	if (share !== undefined) return chanceOf(entry.met) < share;
	return every ?? (request === creation || (contains !== undefined && body.includes(contains)));
}

/** A number from 0 up to 1 for each whole number, as evenly spread as chance would have it. */
function chanceOf(number: number): number {
	const digest = createHash('sha256').update(String(number)).digest();
	return digest.readUInt32BE(0) / 2 ** 32;
}

/** What is wrong with a list of scripts beyond the shape of their fields. */
export function checkFaultScripts(scripts: readonly FaultScript[]): Mistake[] {
	return scripts.flatMap((script, index) =>
		sentences(script).map((message) => ({ path: `[${index}]`, message })),
	);
}

function sentences(script: FaultScript): string[] {
	const { fault, request, contains, every, share, path } = script;
	const selectors = [request, contains, every, share].filter((selector) => selector !== undefined);
	const { strikes: moment, parameters } = faults[fault];
	const foreign = PARAMETERS.filter((name) => name in script && !parameters.includes(name));
	return [
		...(selectors.length === 1 ? [] : ['Give exactly one of request, contains, every and share.']),
		...(request !== undefined && path !== undefined
			? ['"request" counts POST /v1/records and can\'t be combined with "path".']
			: []),
		...(contains !== undefined && moment === 'before reading'
			? [`"${fault}" strikes before the body is read and can't look into it.`]
			: []),
		...foreign.map((name) => `"${fault}" takes no "${name}".`),
	];
}
