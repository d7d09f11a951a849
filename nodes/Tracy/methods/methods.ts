import { getColumns } from './getColumns';
import { searchDatasets } from './searchDatasets';
import { searchProperties } from './searchProperties';
import { searchStates } from './searchStates';

/** What the editor asks while a workflow is being built, by the names that the fields use. */
export const methods = {
	listSearch: { searchDatasets, searchProperties, searchStates },
	resourceMapping: { getColumns },
};
