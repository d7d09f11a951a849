import { identifier } from './identifier';
import { isName } from './isName';
import { optionByText } from './optionByText';
import { reference } from './reference';
import type { ValueKind } from './ValueKind';

/** Option: its ID, or its text where the property could be read. */
export const option: ValueKind<'optionValue'> = (value, { property }) =>
	property && isName(value) ? optionByText(value, property) : reference(identifier(value));
