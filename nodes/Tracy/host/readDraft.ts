import type { IExecuteFunctions } from 'n8n-workflow';
import type { DatumDraft, Draft } from '../mapping/Draft';
import type { Mistake } from '../mapping/Mistake';

/**
 * Reads what one item asks for out of the node's parameters, expressions evaluated.
 *
 * @returns the mistake when an expression fails on this item
 */
export function readDraft(
	context: IExecuteFunctions,
	itemIndex: number,
): { ok: true; draft: Draft } | { ok: false; mistake: Mistake } {
	const parameter = (name: string, fallback: unknown): unknown =>
		context.getNodeParameter(name, itemIndex, fallback, { extractValue: true });
	try {
		return {
			ok: true,
			draft: {
				dataset: locatedId(parameter('dataset', '')),
				state: locatedId(parameter('state', '')),
				timezone: String(parameter('options.timezone', '') || context.getTimezone()),
				content:
					parameter('specifyDatums', 'fields') === 'json'
						? { specify: 'json', body: parameter('body', '') }
						: { specify: 'fields', datums: readDatums(parameter('datums.datum', [])) },
			},
		};
	} catch (error) {
		return { ok: false, mistake: mistakeOf(error) };
	}
}

function readDatums(datums: unknown): DatumDraft[] {
	if (!Array.isArray(datums)) return [];
	return datums.map(({ property, valueType, value }) => ({
		property: locatedId(property),
		valueType: valueType ?? 'stringValue',
		value,
	}));
}

/** A resource locator may be stored as a locator or, where it is one expression, as plain text. */
function locatedId(locator: unknown): unknown {
	const isLocator = typeof locator === 'object' && locator !== null && 'value' in locator;
	return isLocator ? locator.value : locator;
}

function mistakeOf(error: unknown): Mistake {
	const message = error instanceof Error ? error.message : String(error);
	return {
		reason: `An expression failed on this item: ${message}`,
		property: null,
		next: 'Open the node, choose this item in the input and look at the fields marked red.',
	};
}
