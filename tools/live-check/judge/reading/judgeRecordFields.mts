import { columnOfType } from '../../../../nodes/Tracy/mapping/dataset/Definition.ts';
import { describeAnswer } from '../../ask/Answer.mts';
import type { Seen } from '../../ask/look.mts';
import type { SeenDatum } from '../../ask/SeenRecord.mts';
import { propertyTypes } from '../evidence/columnsOfTypes.mts';
import { shownRecord } from '../evidence/shownRecord.mts';
import { confirmed, notTestable, refuted, unreadable, type Verdict } from '../evidence/Verdict.mts';

const REFERENCES = ['optionValue', 'userValue', 'recordValue'] as const;

/** A20: a record's dataset, state and datums, and what these refer to, come when `fields` asks. */
export function judgeRecordFields(seen: Seen): Verdict {
	const { list, bare, whole } = seen.record;
	if (bare === null || whole === null) {
		const searched = list === null ? '' : ` ${describeAnswer(list)}.`;
		return notTestable(`No record is known: --record ID or --write DATASET.${searched}`);
	}
	const obstacle = unreadable(bare.answer) ?? unreadable(whole.answer);
	if (obstacle !== null) return obstacle;
	if (bare.record === null) {
		return notTestable(`The record can't be read: ${describeAnswer(bare.answer)}.`);
	}
	const asked = describeAnswer(whole.answer);
	if (whole.record === null) return refuted(`${asked}, not the record of that ID.`);
	const { dataset, state, datums } = whole.record;
	const { created, ...shown } = shownRecord(seen);
	if (dataset === null) return refuted(`${asked} without its dataset.`);
	const hasValues = shown.datums !== null || (created?.draft.values.length ?? 0) > 0;
	if (!datums || (datums.length === 0 && hasValues)) {
		return refuted(`${asked} without its datums.`);
	}
	if (state === null) {
		// One that was created without a state may have none, which is A6's.
		return created !== null && shown.state === null
			? notTestable(`${asked} without a state, in which the record may be.`)
			: refuted(`${asked} without its state.`);
	}
	if (datums.length === 0) return notTestable(`${asked} of a record without datums.`);
	if (datums.some(({ property }) => property === null)) {
		return refuted(`${asked} without the properties of its datums.`);
	}
	const types = propertyTypes(seen);
	if (datums.some((datum) => lacksReference(datum, types))) {
		return refuted(`${asked} without what its datums refer to.`);
	}
	const referring = datums.filter(({ values }) =>
		REFERENCES.some((column) => values.has(column)),
	).length;
	const referred =
		referring === 0
			? 'none of which refers to anything, so whether that comes is not known'
			: `${referring} of which refer to an option, a user or a record`;
	const unasked = bare.record.datums?.length
		? 'The datums come without being asked for as well.'
		: 'Otherwise the datums don’t.';
	return confirmed(
		`${asked} and its dataset, its state and ${datums.length} datums, ${referred}. ${unasked}`,
	);
}

/** Whether it is of a type whose values refer to something, and refers to nothing. */
function lacksReference(
	{ property, values }: SeenDatum,
	types: ReadonlyMap<number, string>,
): boolean {
	const type = property === null ? undefined : types.get(property);
	const column = columnOfType(type ?? null);
	return values.size === 0 && REFERENCES.some((reference) => reference === column);
}
