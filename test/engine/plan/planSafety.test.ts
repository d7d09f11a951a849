import fc from 'fast-check';
import { compileParameter } from '../../../nodes/Tracy/host/compileParameter';
import { draftReader } from '../../../nodes/Tracy/actions/record/fields/draftFields';
import { withoutBlanks } from '../../../nodes/Tracy/outcome/withoutBlanks';
import { toBody } from '../../../nodes/Tracy/mapping/toBody';
import { anyExpression } from './scenes/anyExpression';
import { anyRow } from './scenes/anyRow';
import { anyScene } from './scenes/anyScene';
import { byProperty } from '../harness/parameters';
import { deepFreeze } from './readings/deepFreeze';
import { describeExactly } from './readings/describeExactly';
import { numberOfRuns } from './scenes/numberOfRuns';
import { useReadings } from './readings/useReadings';
import { RowExpressions } from '../../../nodes/Tracy/host/expressions/RowExpressions';

const { inNode } = useReadings();

/** What is around the code of several expressions that are evaluated in one call. */
const JOINING =
	/^\{\{ \[-0, \.\.\.\[(?:\(\) => \[\(\)\](?:, )?)+\]\.map\(f => \{ try \{ return f\(\) \} catch \{ return \[\] \} \}\)\] \}\}$/;

test('What an item holds is never evaluated, whatever it looks like', async () => {
	await fc.assert(
		fc.asyncProperty(anyExpression, async (text) => {
			const locator = { __rl: true, mode: 'id', value: text };
			const read = '={{ $json.text }}';
			const parameters = byProperty([[read, read, read]], { dataset: read, state: read });
			const scene = {
				parameters: { ...parameters, options: { timezone: read, importKey: read } },
				rows: () => [{ text, locator }],
			};
			// Blanks around it are none of a timezone.
			const timezone = withoutBlanks(text) || 'UTC';
			await inNode(scene, (context) => {
				expect(draftReader(context, context.getInputData())(0)).toEqual({
					ok: true,
					value: {
						...{ dataset: text, state: text, importKey: text },
						isStateName: false,
						timezone,
						isOwnTimezone: timezone !== 'UTC',
						content: {
							specify: 'fields',
							datums: [{ property: text, valueType: text, value: text }],
						},
					},
				});
			});
			const whole = { ...scene.parameters, dataset: '={{ $json.locator }}' };
			await inNode({ ...scene, parameters: whole }, (context) => {
				const drafted = draftReader(context, context.getInputData())(0);
				expect(drafted).toMatchObject({ ok: true, value: { dataset: text } });
			});
		}),
		numberOfRuns(100),
	);
}, 120_000);

test('Only what is stored in the parameters is evaluated', async () => {
	await fc.assert(
		fc.asyncProperty(anyScene(anyRow), async (scene) => {
			const stored = textsIn(scene.parameters).map(String);
			const codes = stored.map((text) => `[(${text.slice('={{'.length, -'}}'.length).trim()})]`);
			const withoutCode = (text: string) =>
				codes.reduce((rest, code) => rest.replaceAll(code, '[()]'), text);
			await inNode(scene, (context) => {
				const items = context.getInputData();
				const evaluate = jest.spyOn(context, 'evaluateExpression');
				const read = draftReader(context, items);
				items.forEach((_, itemIndex) => read(itemIndex));
				for (const [text] of evaluate.mock.calls) {
					if (stored.includes(`=${text}`)) continue;
					expect(withoutCode(text)).toMatch(JOINING);
				}
			});
		}),
		numberOfRuns(100),
	);
}, 120_000);

test('Neither parameters nor items are changed, up to the body that is sent', async () => {
	await fc.assert(
		fc.asyncProperty(anyScene(anyRow), async (scene) => {
			const bodies: string[][] = [];
			for (const isFrozen of [false, true]) {
				await inNode(scene, (context) => {
					const parameters = ['dataset', 'state', 'options', 'datums', 'body'].map(
						(name): unknown => context.getNodeParameter(name, 0, '', { rawExpressions: true }),
					);
					const items = context.getInputData();
					const before = describeExactly([parameters, items]);
					if (isFrozen) deepFreeze([parameters, items]);
					const read = draftReader(context, items);
					bodies.push(
						items.map((_, itemIndex) => {
							const drafted = read(itemIndex);
							return describeExactly(drafted.ok ? toBody(drafted.value) : drafted);
						}),
					);
					expect(describeExactly([parameters, items])).toBe(before);
				});
			}
			expect(bodies[1]).toEqual(bodies[0]);
		}),
		numberOfRuns(100),
	);
}, 120_000);

test('A polluted prototype is not an item’s own data', async () => {
	const parameters = byProperty([['1', 'stringValue', '={{ $json.polluted }}']]);
	await inNode({ parameters, rows: () => [{}] }, (context) => {
		const items = context.getInputData();
		Object.defineProperty(Object.prototype, 'polluted', { value: 'yes', configurable: true });
		try {
			const read = compileParameter(new RowExpressions(context, items), 'datums.datum', []);
			const byN8n: unknown = context.getNodeParameter('datums.datum', 0, []);
			expect(describeExactly(read(0))).toBe(describeExactly(byN8n));
		} finally {
			Reflect.deleteProperty(Object.prototype, 'polluted');
		}
	});
});

function textsIn(value: unknown): unknown[] {
	if (typeof value !== 'object' || value === null) return [value];
	return Object.values(value).flatMap(textsIn);
}
