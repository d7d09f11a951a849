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

export interface WorkspaceContent {
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
