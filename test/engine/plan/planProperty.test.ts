import fc from 'fast-check';
import { draftReader } from '../../../nodes/Tracy/actions/record/fields/draftFields';
import { anyOddRow } from './scenes/anyOddRow';
import { anyRow } from './scenes/anyRow';
import { anyScene } from './scenes/anyScene';
import { describeExactly } from './readings/describeExactly';
import { numberOfRuns } from './scenes/numberOfRuns';
import { useReadings } from './readings/useReadings';
import { changingCode } from './scenes/changingCode';
import { computations } from './scenes/computations';

const { byN8n, byPlan, oneAfterTheOther, inNode } = useReadings();

test('Any parameters read as n8n reads them, for any rows of JSON data', async () => {
	await fc.assert(
		fc.asyncProperty(anyScene(anyRow), async (scene) => {
			expect(await byPlan(scene)).toEqual(await byN8n(scene));
		}),
		numberOfRuns(200),
	);
}, 120_000);

test('And for rows of what is not JSON', async () => {
	await fc.assert(
		fc.asyncProperty(anyScene(anyOddRow), async (scene) => {
			expect(await byPlan(scene)).toEqual(await byN8n(scene));
		}),
		numberOfRuns(100),
	);
}, 120_000);

test('So do parameters that change the items, one after the other', async () => {
	const anyCode = fc.constantFrom(...changingCode, ...computations);
	const changing = anyScene(
		anyRow,
		anyCode.map((code) => `={{ ${code} }}`),
	);
	await fc.assert(
		fc.asyncProperty(changing, async (scene) => {
			const { byN8n, byPlan } = await oneAfterTheOther(scene);
			expect(byPlan).toEqual(byN8n);
		}),
		numberOfRuns(200),
	);
}, 120_000);

test('A locator names what n8n extracts from it', async () => {
	await fc.assert(
		fc.asyncProperty(
			anyScene(anyRow),
			async ({ parameters: { dataset, state = '' }, ...scene }) => {
				await inNode({ ...scene, parameters: { dataset, state } }, (context) => {
					const items = context.getInputData();
					const read = draftReader(context, items);
					items.forEach((_, itemIndex) => {
						const drafted = read(itemIndex);
						const named = drafted.ok
							? described(() => [drafted.value.dataset, drafted.value.state])
							: drafted.mistake.reason;
						const byN8n = described(() =>
							['dataset', 'state'].map((name): unknown =>
								context.getNodeParameter(name, itemIndex, '', { extractValue: true }),
							),
						);
						expect(named).toBe(byN8n);
					});
				});
			},
		),
		numberOfRuns(100),
	);
}, 120_000);

function described(read: () => unknown): string {
	try {
		return describeExactly(read());
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		return `An expression can't be evaluated for this item: ${message}`;
	}
}
