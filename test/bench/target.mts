/** Where the records go. */
export const datasetId = 5;
export const stateId = 51;
