import assert from 'node:assert/strict';
import type { OpenSandbox } from './openSandbox.mts';

/** A dataset as a client reads it, in the sandbox's full form. */
export interface ReadDataset {
	readonly id: number;
	readonly name: string;
	readonly isDisabled?: boolean;
	readonly states: readonly { readonly id: number; readonly position: number }[] | null;
	readonly properties: readonly ReadProperty[] | null;
}

export interface ReadProperty {
	readonly id: number;
	readonly name: string | null;
	readonly isRequired?: boolean;
	readonly position?: number;
	readonly propertyType: {
		readonly id: string;
		readonly isAutomatic?: boolean;
		readonly isPlural?: boolean;
	} | null;
	readonly options: readonly { readonly id: number; readonly text: string }[] | null;
}

/** The query that brings everything a dataset has. */
export const ALL_FIELDS = 'fields=states,properties.propertyType,properties.options';

/** The list that a query brings. */
export async function readDatasets(sandbox: OpenSandbox, query = ''): Promise<ReadDataset[]> {
	return (await read(sandbox, `/v1/datasets?${query}`)) as ReadDataset[];
}

export async function readDataset(
	sandbox: OpenSandbox,
	id: number,
	query = '',
): Promise<ReadDataset> {
	return (await read(sandbox, `/v1/datasets/${id}?${query}`)) as ReadDataset;
}

async function read(sandbox: OpenSandbox, path: string): Promise<unknown> {
	const answer = await sandbox.get(path);
	assert.equal(answer.status, 200, answer.data);
	return JSON.parse(answer.data);
}
