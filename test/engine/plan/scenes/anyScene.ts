import fc from 'fast-check';
import type { IDataObject, INodeParameters, NodeParameterValueType } from 'n8n-workflow';
import { anyExpression } from './anyExpression';
import type { Scene } from './Scene';

/** Any parameters of the node, with these texts wherever a text can stand. */
function anyParameters(anyText: fc.Arbitrary<string>): fc.Arbitrary<INodeParameters> {
	const anyValue: fc.Arbitrary<NodeParameterValueType> = fc.oneof(
		{ weight: 6, arbitrary: anyText },
		fc.constantFrom<NodeParameterValueType[]>(5, -0, true, null, '', 'text'),
		fc.array(anyText, { maxLength: 2 }),
		fc.dictionary(fc.constantFrom('a', 'a.b', '"', '[0]', 'mode'), anyText, { maxKeys: 2 }),
	);
	/** A locator as it is stored by the editor, or one expression in its place. */
	const anyLocator: fc.Arbitrary<NodeParameterValueType> = fc.oneof(
		{
			weight: 3,
			arbitrary: fc
				.record({ mode: fc.constantFrom('id', 'list', 'name'), value: anyText })
				.map((locator) => ({ __rl: true, ...locator })),
		},
		{ weight: 1, arbitrary: anyText },
		{
			weight: 1,
			arbitrary: fc.constantFrom(
				...['={{ ({ value: 5 }) }}', '={{ ({ mode: "id", id: 5 }) }}', '={{ [{ value: 5 }] }}'],
				...[
					'={{ ({ __rl: true, mode: "id", value: "={{ 1 }}" }) }}',
					'={{ ({ id: 5, value: "a" }) }}',
				],
			),
		},
	);
	const anyDatum: fc.Arbitrary<INodeParameters> = fc.record({
		property: anyLocator,
		valueType: fc.oneof(fc.constantFrom('stringValue', 'integerValue'), anyText),
		value: anyValue,
	});
	const anyColumns: fc.Arbitrary<INodeParameters> = fc.record({
		mappingMode: fc.constantFrom('defineBelow', 'autoMapInputData'),
		value: fc.oneof(
			fc.dictionary(fc.constantFrom('101', '102', 'Title', '__proto__', 'a.b'), anyValue, {
				maxKeys: 4,
			}),
			fc.constant(null),
		),
	});
	const anyAdditionalFields: fc.Arbitrary<INodeParameters> = fc.record(
		{
			archived: anyText,
			removed: anyText,
			events: anyText,
			metadatums: fc
				.record({ representation: anyLocator, recordValue: anyLocator, decimalValue: anyText })
				.map((metadatum) => ({ metadatum: [metadatum] })),
			transitions: fc
				.record({ oldState: anyLocator, timestamp: anyText })
				.map((transition) => ({ transition: [transition] })),
		},
		{ requiredKeys: [] },
	);
	return fc.record(
		{
			operation: fc.constantFrom('create', 'create', 'create', 'duplicate', 'get'),
			dataset: anyLocator,
			state: anyLocator,
			record: anyLocator,
			// As an expression it shows both 'Values' and 'Body'; n8n drops what is not shown.
			specifyDatums: fc.oneof(
				fc.constantFrom('fields', 'columns', 'json', '={{ "fields" }}', '={{ $json.a }}'),
				anyText,
			),
			datums: fc.array(anyDatum, { maxLength: 4 }).map((datum) => ({ datum })),
			columns: anyColumns,
			unmatchedFields: anyText,
			body: anyText,
			additionalFields: anyAdditionalFields,
			options: fc.record(
				{ fields: anyText, timezone: anyText, importKey: anyText },
				{ requiredKeys: [] },
			),
		},
		{ requiredKeys: ['operation', 'dataset', 'columns', 'datums', 'body', 'specifyDatums'] },
	);
}

/**
 * Any parameters of the node, and any rows of a kind to read them for.
 *
 * @param anyText what stands in the parameters
 */
export function anyScene(
	anyRow: fc.Arbitrary<() => IDataObject>,
	anyText: fc.Arbitrary<string> = anyExpression,
): fc.Arbitrary<Scene> {
	return fc
		.tuple(
			anyParameters(anyText),
			fc.array(anyRow, { minLength: 1, maxLength: 4 }),
			fc.option(fc.array(fc.nat(4), { maxLength: 4 }), { nil: undefined }),
		)
		.map(([parameters, makers, pairedWith]) => {
			const rows = () => makers.map((makeRow) => makeRow());
			const printed = { [fc.toStringMethod]: () => fc.stringify(rows()) };
			return { parameters, rows: Object.assign(rows, printed), pairedWith };
		});
}
