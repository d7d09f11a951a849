import type { Answer, Answered } from './Answer.mts';
import { describeAnswer } from './describeAnswer.mts';
import { holdsId } from './holdsId.mts';
import { isSuccess } from './isSuccess.mts';
import { isWebPage } from './isWebPage.mts';

const CHECK_ADDRESS =
	'Check the base URL: it has to be the address that Tracy gave with the API key.';

/**
 * Says in sentences why there is no use in checking anything; null when there is.
 *
 * @param missingState what came of asking for a state that does not exist
 * @param others other answers, where they were asked for already: all of them have to be alike
 * before the key is called refused or the address a wrong one
 */
export function findObstacle(missingState: Answer, ...others: Answer[]): string | null {
	if (missingState.kind === 'silent') {
		return `Tracy can't be reached. ${describeAnswer(missingState)}. ${missingState.next}`;
	}
	const seen = describeAnswer(missingState);
	if (!looksLikeTracy(missingState)) {
		return `What answers at this address does not look like Tracy: ${seen}. ${CHECK_ADDRESS}`;
	}
	if (missingState.status === 429 || missingState.status >= 500) {
		return `Tracy does not answer questions at the moment: ${seen}. Try again later.`;
	}
	if (others.length === 0) return null;
	const statuses = [missingState, ...others].map((answer) =>
		answer.kind === 'answered' ? answer.status : null,
	);
	if (statuses.every((status) => status === 401)) {
		return `Tracy did not accept the API key: ${seen}. Check the key, and that it is still valid.`;
	}
	if (statuses.every((status) => status === 404 || status === 405)) {
		return `What answers at this address does not look like Tracy: everything asked for is 404, whatever the key. ${CHECK_ADDRESS}`;
	}
	return null;
}

/** Nothing, `null` or a state would be answers of Tracy's; a page or another thing are not. */
function looksLikeTracy(answer: Answered): boolean {
	if (isWebPage(answer)) return false;
	if (answer.status >= 300 && answer.status < 400) return false;
	if (!isSuccess(answer) || answer.text.trim() === '') return true;
	return answer.json === null || holdsId(answer);
}
