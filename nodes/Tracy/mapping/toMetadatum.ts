import type { Wire } from '../contract/Wire';
import type { MetadatumDraft } from './AdditionalDraft';
import type { Conversion } from './Conversion';
import { converted } from './converted';
import { decimal } from './decimal';
import { identifier } from './identifier';
import { longIdentifier } from './longIdentifier';
import { readNamed } from './readNamed';
import { readOptional } from './readOptional';
import type { ValueContext } from './ValueKind';

/**
 * One metadatum of a record.
 *
 * @param place what a message calls it, such as "metadatum 1"
 * @returns undefined where it has no value; what is wrong with it as a whole sentence
 */
export function toMetadatum(
	{ representation, recordValue, decimalValue }: MetadatumDraft,
	place: string,
	context: ValueContext,
): Conversion<Wire<'Metadatum'> | undefined> {
	const record = readOptional(`'Record' of ${place}`, recordValue, longIdentifier);
	if (!record.ok) return record;
	const number = readOptional(`'Decimal' of ${place}`, decimalValue, (value) =>
		decimal(value, context),
	);
	if (!number.ok) return number;
	if (record.value === undefined && number.value === undefined) return converted(undefined);

	const id = readNamed(`'Representation' of ${place}`, representation, identifier);
	if (!id.ok) return id;
	return converted({
		representation: { id: id.value },
		...(record.value !== undefined && { recordValue: { id: record.value } }),
		...(number.value !== undefined && { decimalValue: number.value }),
	});
}
