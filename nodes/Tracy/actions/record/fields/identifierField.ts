import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

/** What differs between the fields that take an ID. */
interface IdentifierField extends Pick<INodeProperties, 'displayName' | 'name' | 'description'> {
	placeholder: string;
	/** The name of the method that lists what can be chosen, where there is one. */
	searchListMethod?: string;
	/** What the list reads while nothing is chosen, if not that something is to be. */
	nothingChosen?: string;
	/** An example of a name, where it may be given by its name as well. */
	namePlaceholder?: string;
}

/** A resource locator that takes an ID. It has no validation, which would refuse expressions. */
export function identifierField({
	placeholder,
	searchListMethod,
	nothingChosen,
	namePlaceholder,
	...field
}: IdentifierField): INodeProperties {
	return {
		...field,
		type: 'resourceLocator',
		default: { mode: searchListMethod ? 'list' : 'id', value: '' },
		modes: [
			...(searchListMethod
				? [
						mode('list', {
							typeOptions: { searchListMethod, searchable: true },
							placeholder: nothingChosen,
						}),
					]
				: []),
			mode('id', { placeholder }),
			...(namePlaceholder ? [mode('name', { placeholder: namePlaceholder })] : []),
		],
	};
}

const DISPLAY_NAMES = { list: 'From List', id: 'By ID', name: 'By Name' };

function mode(
	name: keyof typeof DISPLAY_NAMES,
	others: Partial<INodePropertyMode>,
): INodePropertyMode {
	const type = name === 'list' ? 'list' : 'string';
	return { displayName: DISPLAY_NAMES[name], name, type, ...others };
}

/** The record that an operation is about. */
export function recordField({
	operation,
	description,
}: {
	operation: string;
	description: string;
}): INodeProperties {
	return {
		...identifierField({
			displayName: 'Record',
			name: 'record',
			placeholder: 'e.g. 1024',
			description,
		}),
		required: true,
		displayOptions: { show: { resource: ['record'], operation: [operation] } },
	};
}

/** What a resource locator says. It may be stored as plain text, where it is one expression. */
export function locatedId(locator: unknown): unknown {
	if (typeof locator !== 'object' || locator === null) return locator;
	return 'mode' in locator && 'value' in locator ? locator.value : locator;
}
