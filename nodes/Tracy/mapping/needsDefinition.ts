import type { DatumDraft, Draft } from './Draft';
import { isName } from './isName';
import { isNothing } from './isNothing';

/** Whether the dataset has to be read to understand a draft: where it uses names, not IDs. */
export function needsDefinition({ state, isStateName, content }: Draft): boolean {
	if (isName(state) || (isStateName === true && !isNothing(state))) return true;
	switch (content.specify) {
		case 'columns':
			return true;
		case 'fields':
			return content.datums.some(usesNames);
		case 'json':
		case 'unknown':
			return false;
	}
}

function usesNames({ valueType, value }: DatumDraft): boolean {
	if (valueType === 'propertyType') return true;
	const elements: unknown[] = Array.isArray(value) ? value : [value];
	return valueType === 'optionValue' && elements.some(isName);
}
