import { columns } from './columns.mts';
import { datasetId, stateId } from './target.mts';

/** A workspace for the sandbox with one dataset, in which each column has a property of its type. */
export function makeWorkspace(): object {
	return {
		datasets: [
			{
				id: datasetId,
				name: 'Orders',
				isDisabled: false,
				states: [{ id: stateId, name: 'New', position: 0 }],
				properties: columns.map(({ name, property, propertyType }, position) => ({
					id: property,
					name,
					propertyType: {
						id: propertyType,
						isAutomatic: false,
						isPlural: false,
						isSortable: true,
					},
					isUsedAsTitle: position === 0,
					isRequired: false,
					position,
				})),
			},
		],
		users: [],
	};
}
