import { reasonOf } from '../../../../nodes/Tracy/transport/reasonOf.ts';
import { type Answered, describeAnswer } from '../../ask/Answer.mts';
import type { Seen } from '../../ask/look.mts';
import { confirmed, notTestable, refuted, type Verdict } from '../evidence/Verdict.mts';

/** The keys of refusals that are known not to be names of a workspace. */
const KNOWN_KEYS = 'type title status detail instance errors error message code traceId'.split(' ');

/** A15: the node finds the reason in whatever Tracy says when it refuses something. */
export function judgeReasons({ answers, alteredKey }: Seen): Verdict {
	const refusals = [...answers, alteredKey].filter(
		(answer): answer is Answered => answer.kind === 'answered' && answer.status >= 400,
	);
	const telling = refusals.filter(({ text }) => text.trim() !== '');
	const [sample] = telling;
	if (sample === undefined) {
		return notTestable(
			refusals.length === 0 ? 'Nothing was refused.' : 'Refusals came, but without a word.',
		);
	}
	const mute = telling.find(({ text }) => reasonOf(text) === '');
	return mute === undefined
		? confirmed(
				`${telling.length} refusals tell a reason; ${describeAnswer(sample)}${keysOf(sample)}.`,
			)
		: refuted(`No reason can be found in a refusal: ${describeAnswer(mute)}${keysOf(mute)}.`);
}

function keysOf({ json }: Answered): string {
	if (typeof json !== 'object' || json === null || Array.isArray(json)) return '';
	const keys = Object.keys(json).map((key) => (KNOWN_KEYS.includes(key) ? key : '…'));
	return ` (${[...new Set(keys)].join(', ')})`;
}
