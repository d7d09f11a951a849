import type { Seen } from '../ask/look.mts';
import { notTestable, type Verdict } from './evidence/Verdict.mts';
import { judgeDatasets } from './reading/judgeDatasets.mts';
import { judgeFields } from './reading/judgeFields.mts';
import { judgeKey } from './reading/judgeKey.mts';
import { judgePaging } from './reading/judgePaging.mts';
import { judgeReasons } from './reading/judgeReasons.mts';
import { judgeRecordFields } from './reading/judgeRecordFields.mts';
import { judgeTypes } from './reading/judgeTypes.mts';
import { judgeColumns } from './records/judgeColumns.mts';
import { judgeCreation } from './records/judgeCreation.mts';
import { judgeDates } from './records/judgeDates.mts';
import { judgeReferences } from './records/judgeReferences.mts';
import { judgeRequired } from './records/judgeRequired.mts';
import { judgeSeveral } from './records/judgeSeveral.mts';
import { judgeSingle } from './records/judgeSingle.mts';
import { judgeState } from './records/judgeState.mts';

/** How one assumption is judged. */
interface Check {
	/** Its number in `docs/assumptions.md`, such as `A1`. */
	readonly assumption: string;
	/** Judges by what was seen alone: it asks for nothing. */
	readonly judge: (seen: Seen) => Verdict;
}

/** Every assumption of `docs/assumptions.md` and how it is judged. */
export const checks: readonly Check[] = [
	{ assumption: 'A1', judge: judgeReferences },
	{ assumption: 'A2', judge: judgeSingle },
	{ assumption: 'A3', judge: judgeColumns },
	{ assumption: 'A4', judge: judgeRequired },
	{ assumption: 'A5', judge: judgeSeveral },
	{ assumption: 'A6', judge: judgeState },
	never('A7', 'it would take a record without a dataset, which might be created somewhere'),
	never('A8', 'it would take writing what Tracy fills in by itself'),
	{ assumption: 'A9', judge: judgeDates },
	never('A10', "it would take a date-time that Tracy's documented form can't show"),
	{ assumption: 'A11', judge: judgeCreation },
	never('A12', 'it would take more requests than Tracy lets through'),
	never('A13', 'it would take refused records, and looking through all others for traces of them'),
	{ assumption: 'A14', judge: judgeKey },
	{ assumption: 'A15', judge: judgeReasons },
	{ assumption: 'A16', judge: judgeDatasets },
	{ assumption: 'A17', judge: judgeFields },
	{ assumption: 'A18', judge: judgePaging },
	{ assumption: 'A19', judge: judgeTypes },
	{ assumption: 'A20', judge: judgeRecordFields },
	never('A21', 'it would take a duplicate of one of your records'),
	never('A22', 'it would take a duplicate of one of your records'),
	never('A23', 'it would take a record that may then stand among the archived or removed ones'),
	never('A24', 'it would take a history and metadatums that are made up'),
	never('A25', 'it would take looking for changes in everything there is'),
];

/** What this command does not try, because trying it could do harm. */
function never(assumption: string, reason: string): Check {
	return { assumption, judge: () => notTestable(`Not tried: ${reason}.`) };
}
