import { randomUUID } from 'node:crypto';
import type { Workspace } from '../rules/Workspace.mts';
import { Arrivals } from './Arrivals.mts';
import { FaultPlan } from './FaultPlan.mts';
import { createRateLimit, type RateLimit } from './RateLimit.mts';
import { Records } from './Records.mts';
import { RequestLog } from './RequestLog.mts';
import type { Settings } from './Settings.mts';

/**
 * Everything that a reset throws away. A request belongs to the run it arrived in, so one that is
 * still waiting when the sandbox is reset leaves no trace in the next run.
 */
export class Run {
	readonly records: Records;
	readonly requests = new RequestLog();
	readonly arrivals = new Arrivals();
	readonly faults = new FaultPlan();
	#id = randomUUID();
	#workspace: Workspace;
	#settings: Settings;
	#rateLimit: RateLimit | null;

	constructor(settings: Settings, workspace: Workspace) {
		this.#workspace = workspace;
		this.#settings = settings;
		this.#rateLimit = settings.rateLimit && createRateLimit(settings.rateLimit);
		this.records = new Records(settings.firstRecordId);
	}

	get workspace(): Workspace {
		return this.#workspace;
	}

	/** Another one for each run, those before a restart included, and for each of its workspaces. */
	get id(): string {
		return this.#id;
	}

	get settings(): Settings {
		return this.#settings;
	}

	get rateLimit(): RateLimit | null {
		return this.#rateLimit;
	}

	/** Puts another workspace in the place of the present one; what has arrived stays. */
	replaceWorkspace(workspace: Workspace): void {
		this.#workspace = workspace;
		this.#id = randomUUID();
	}

	/** Changes the given settings and leaves the others. A given rate limit starts afresh. */
	change(settings: Partial<Settings>): void {
		this.#settings = { ...this.#settings, ...settings };
		if (settings.firstRecordId !== undefined) this.records.continueAt(settings.firstRecordId);
		if (settings.rateLimit !== undefined) {
			this.#rateLimit = settings.rateLimit && createRateLimit(settings.rateLimit);
		}
	}
}
