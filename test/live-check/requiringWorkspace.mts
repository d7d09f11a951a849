const type = (id: string) => ({ id, isAutomatic: false, isPlural: false });

/** A workspace with a dataset 2 that requires a user, for which nobody can make up a value. */
export const requiringWorkspace = {
	datasets: [
		{
			id: 2,
			name: 'Tasks',
			states: [{ id: 21, name: 'New' }],
			properties: [
				{ id: 201, name: 'Title', isRequired: true, propertyType: type('text') },
				{ id: 202, name: 'Responsible', isRequired: true, propertyType: type('user') },
			],
		},
	],
	users: [{ id: 1, name: 'Ada' }],
};
