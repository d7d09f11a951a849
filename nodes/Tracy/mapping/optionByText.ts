import type { Wire } from '../contract/Wire';
import type { Conversion } from './Conversion';
import { converted } from './converted';
import { findNamed } from './findNamed';
import type { Property } from './Property';

/** The one option of a property that has this text. */
export function optionByText(text: string, property: Property): Conversion<Wire<'Option'>> {
	const sought = { one: 'option', many: 'options', of: property.shown };
	const found = findNamed(text, property.options, sought);
	return found.ok ? converted({ id: found.value.id }) : found;
}
