import type { INodeProperties } from 'n8n-workflow';

/** What differs between the fields that take an ID. */
interface IdentifierField extends Pick<INodeProperties, 'displayName' | 'name' | 'description'> {
	placeholder: string;
}

/** A resource locator that takes an ID. It has no validation, which would refuse expressions. */
export function identifierField({ placeholder, ...field }: IdentifierField): INodeProperties {
	return {
		...field,
		type: 'resourceLocator',
		default: { mode: 'id', value: '' },
		modes: [{ displayName: 'By ID', name: 'id', type: 'string', placeholder }],
	};
}
