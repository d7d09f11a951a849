import type { Check } from './Check.mts';
import { judgeColumns } from './checks/judgeColumns.mts';
import { judgeCreation } from './checks/judgeCreation.mts';
import { judgeDatasets } from './checks/judgeDatasets.mts';
import { judgeDates } from './checks/judgeDates.mts';
import { judgeFields } from './checks/judgeFields.mts';
import { judgeKey } from './checks/judgeKey.mts';
import { judgePaging } from './checks/judgePaging.mts';
import { judgeReasons } from './checks/judgeReasons.mts';
import { judgeRecordFields } from './checks/judgeRecordFields.mts';
import { judgeReferences } from './checks/judgeReferences.mts';
import { judgeRequired } from './checks/judgeRequired.mts';
import { judgeSeveral } from './checks/judgeSeveral.mts';
import { judgeSingle } from './checks/judgeSingle.mts';
import { judgeState } from './checks/judgeState.mts';
import { judgeTypes } from './checks/judgeTypes.mts';
import { notTestable } from './notTestable.mts';

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
