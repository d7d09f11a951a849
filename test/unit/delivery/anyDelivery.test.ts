import fc from 'fast-check';
import { chosen } from '../../chosen';
import { anyScene } from './anyScene';
import { courseOf } from './courseOf';
import { invariants } from './invariants';
import { rehearse } from './rehearse';

const RUNS = chosen(500, 2500);

/** A few seconds; much more where other work keeps the machine busy. In ms. */
const LONGEST = 120_000;

describe('any delivery', () => {
	it(
		'ends, and keeps every promise on the way',
		async () => {
			await fc.assert(
				fc.asyncProperty(anyScene, async (scene) => {
					const rehearsal = await rehearse(scene);
					const course = courseOf(scene, rehearsal);
					for (const [sentence, holds] of Object.entries(invariants)) {
						try {
							holds(scene, rehearsal, course);
						} catch (error) {
							const reason = error instanceof Error ? error.message : String(error);
							expect(`${sentence}: ${reason}\n${rehearsal.log.join('\n')}`).toBe('');
						}
					}
				}),
				{ numRuns: RUNS },
			);
		},
		LONGEST,
	);
});
