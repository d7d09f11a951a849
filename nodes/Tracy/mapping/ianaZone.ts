import { IANAZone } from 'luxon';

/** Engines know more abbreviations than these, but not by their usual meaning: BST is Bangladesh. */
const ABBREVIATIONS = /^(?:CET|EET|EST|GMT|HST|MET|MST|PRC|ROC|ROK|UCT|UTC|WET)$/i;

/**
 * The zone of that name in the IANA time zone database; undefined where it has none. (Newer
 * engines take an offset such as +02:00 for a name, older ones don't, so it is none.)
 */
export function ianaZone(name: string): IANAZone | undefined {
	if (!/^[A-Za-z]/.test(name)) return undefined;
	if (name.length === 3 && !ABBREVIATIONS.test(name)) return undefined;
	const zone = IANAZone.create(name);
	return zone.isValid ? zone : undefined;
}
