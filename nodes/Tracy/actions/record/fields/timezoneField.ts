import type { INodeProperties } from 'n8n-workflow';

/** What the timezone database calls zones today whose names JavaScript keeps listing in their old form. */
const RENAMED = [
	...['Africa/Asmara', 'America/Argentina/Buenos_Aires', 'America/Argentina/Catamarca'],
	...['America/Argentina/Cordoba', 'America/Argentina/Jujuy', 'America/Argentina/Mendoza'],
	...['America/Atikokan', 'America/Indiana/Indianapolis', 'America/Kentucky/Louisville'],
	...['America/Nuuk', 'Asia/Ho_Chi_Minh', 'Asia/Kathmandu', 'Asia/Kolkata', 'Asia/Yangon'],
	...['Atlantic/Faroe', 'Europe/Kyiv', 'Pacific/Chuuk', 'Pacific/Kanton', 'Pacific/Pohnpei'],
	'UTC',
];

const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), ...RENAMED])].sort();

/**
 * The timezone in which a date-time without one is read: the name of an IANA zone, or empty for
 * the workflow's. The list is fixed, so that the editor can search it without asking anybody;
 * an expression may yield any name that JavaScript knows.
 */
export const timezoneField: INodeProperties = {
	displayName: 'Timezone',
	name: 'timezone',
	type: 'options',
	options: [
		{ name: "The Workflow's", value: '' },
		...zones.map((zone) => ({ name: zone.replaceAll('_', ' '), value: zone })),
	],
	default: '',
	description: 'The timezone in which dates without one are read',
};
