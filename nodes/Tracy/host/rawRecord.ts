import type { IDataObject } from 'n8n-workflow';
import { plainJson } from '../contract/plainJson';
import type { RecordAnswer } from '../contract/readRecord';

/**
 * A record as Tracy answered it. A key `error` is left out, because n8n would take the
 * item for a failed one.
 */
export function rawRecord({ raw }: RecordAnswer): IDataObject {
	const members = Object.entries(raw).filter(([key]) => key !== 'error');
	return Object.fromEntries(members.map(([key, value]) => [key, plainJson(value)]));
}
