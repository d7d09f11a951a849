import type { Conversion } from '../../../../nodes/Tracy/outcome/Result';
import { toDatum } from '../../../../nodes/Tracy/mapping/toDatums';
import type { ValueColumn } from '../../../../nodes/Tracy/contract/Wire';

/** What arrives in a column, or the sentence that refuses the value. */
export function sent(column: ValueColumn, value: unknown, timezone = 'UTC'): unknown {
	const conversion = toDatum(13, column, value, { timezone });
	return conversion.ok ? conversion.value[column] : sentence(conversion);
}

/** Whether a column takes a value at all. */
export function takes(column: ValueColumn, value: unknown, timezone = 'UTC'): boolean {
	return toDatum(13, column, value, { timezone }).ok;
}

export function sentence(conversion: Conversion<unknown>): string {
	return conversion.ok ? '' : `${conversion.mistake.flaw}. ${conversion.mistake.next}`;
}
