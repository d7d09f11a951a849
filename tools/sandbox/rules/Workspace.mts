import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import { addContract } from './addContract.mts';
import { readJson, writeJson } from './readJson.mts';

/** The parts of a Tracy workspace that the sandbox knows, in the contract's own words. */
export interface Named {
	readonly id: bigint;
	readonly name: string;
}

export interface Option {
	readonly id: bigint;
	readonly text: string;
}

export interface PropertyType {
	/** Not documented: the sandbox's own workspace invents plain words. */
	readonly id: string;
	readonly isAutomatic: boolean;
	readonly isPlural?: boolean;
}

export interface Property extends Named {
	readonly propertyType: PropertyType;
	readonly isUsedAsTitle?: boolean;
	readonly isRequired: boolean;
	readonly parameters?: string | null;
	readonly position?: bigint;
	readonly options?: readonly Option[];
}

export interface Dataset extends Named {
	readonly isDisabled?: boolean;
	readonly position?: bigint;
	readonly states: readonly [Named, ...Named[]];
	readonly properties: readonly Property[];
}

interface WorkspaceContent {
	readonly datasets: readonly [Dataset, ...Dataset[]];
	readonly users: readonly Named[];
}

/** A workspace's content, to be looked up by ID. */
export class Workspace {
	readonly datasets = new Map<bigint, Dataset>();
	readonly states = new Map<bigint, { readonly state: Named; readonly dataset: Dataset }>();
	readonly properties = new Map<
		bigint,
		{ readonly property: Property; readonly dataset: Dataset }
	>();
	readonly options = new Map<bigint, { readonly option: Option; readonly property: Property }>();
	readonly users = new Map<bigint, Named>();

	readonly firstDataset: Dataset;

	constructor(content: WorkspaceContent) {
		this.firstDataset = content.datasets[0];
		for (const user of content.users) this.users.set(user.id, user);
		for (const dataset of content.datasets) this.#addDataset(dataset);
	}

	#addDataset(dataset: Dataset): void {
		this.datasets.set(dataset.id, dataset);
		for (const state of dataset.states) this.states.set(state.id, { state, dataset });
		for (const property of dataset.properties) {
			this.properties.set(property.id, { property, dataset });
			for (const option of property.options ?? []) {
				this.options.set(option.id, { option, property });
			}
		}
	}
}

const NAMED = { required: ['id', 'name'] };

/** The contract's schemas, plus what the sandbox needs to be there. */
const CONTENT = {
	type: 'object',
	required: ['datasets', 'users'],
	additionalProperties: false,
	properties: {
		datasets: {
			type: 'array',
			minItems: 1,
			items: {
				allOf: [{ $ref: 'contract#/schemas/Dataset' }],
				required: ['id', 'name', 'states', 'properties'],
				properties: {
					states: { type: 'array', minItems: 1, items: NAMED },
					properties: {
						type: 'array',
						items: {
							required: ['id', 'name', 'propertyType', 'isRequired'],
							properties: {
								propertyType: { required: ['id', 'isAutomatic'] },
								options: { type: 'array', items: { required: ['id', 'text'] } },
							},
						},
					},
				},
			},
		},
		users: {
			type: 'array',
			items: { allOf: [{ $ref: 'contract#/schemas/User' }], ...NAMED },
		},
	},
};

const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false });
addContract(ajv);
const isContent = ajv.compile<WorkspaceContent>(CONTENT);

/**
 * Reads a workspace from a JSON file, or from what would stand in one.
 *
 * @throws Error naming the first place that is not as the contract or the sandbox needs it
 */
export function readWorkspace(source: string | URL | object): Workspace {
	const isFile = typeof source === 'string' || source instanceof URL;
	const content = readJson(isFile ? readFileSync(source, 'utf8') : writeJson(source));
	if (isContent(content)) return new Workspace(content);
	const name = isFile ? String(source) : 'This';
	throw new Error(`${name} is not a workspace: ${ajv.errorsText(isContent.errors)}`);
}
