import type { IExecuteFunctions } from 'n8n-workflow';
import type { Draft } from '../../nodes/Tracy/mapping/Draft';

/** What an item asks for, read as any other node reads its parameters. */
export function draftByN8n(context: IExecuteFunctions, itemIndex: number): Draft {
	const located = (name: string): unknown =>
		context.getNodeParameter(name, itemIndex, '', { extractValue: true });
	const read = (name: string, fallback: unknown): unknown =>
		context.getNodeParameter(name, itemIndex, fallback);
	const importKey: unknown = context.getNodeParameter('options.importKey', 0, '', {
		rawExpressions: true,
	});
	const dataset = located('dataset');
	const state = located('state');
	const timezone = String(read('options.timezone', '') || context.getTimezone());
	return {
		...{ dataset, state, timezone },
		importKey: importKey === '' ? undefined : (read('options.importKey', '') ?? null),
		content:
			read('specifyDatums', 'fields') === 'json'
				? { specify: 'json', body: read('body', '') }
				: { specify: 'fields', datums: datumsOf(read('datums.datum', [])) },
	};
}

function datumsOf(datums: unknown) {
	if (!Array.isArray(datums)) return [];
	return datums.map(({ property, valueType = 'stringValue', value }) => ({
		property: valueOfLocator(property),
		valueType: valueType ?? 'stringValue',
		value,
	}));
}

/** As n8n extracts the value of a locator, which it does for whole parameters only. */
function valueOfLocator(locator: unknown): unknown {
	if (typeof locator !== 'object' || locator === null) return locator;
	return 'mode' in locator && 'value' in locator ? locator.value : locator;
}
