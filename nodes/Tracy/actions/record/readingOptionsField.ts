import type { INodeProperties } from 'n8n-workflow';
import { limitOptions } from './limitOptions';

/** The settings of operations that only read, which most people never need. */
export const readingOptionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: limitOptions,
};
