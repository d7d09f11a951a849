import type { Fault } from './Sandbox.mts';

/** A form that is sent to the webhook, and what has to come of it. */
export interface WebhookCase {
	name: string;
	form: { title: string; due: string; assignee: string };
	/** What goes wrong between n8n and Tracy. */
	fault?: Fault | 'sandbox down';
	status: 200 | 400 | 502;
	/** What the answer has to say, where it is not the record's ID. */
	says: string;
	/** How many records there are afterwards. */
	records: number;
}

const form = { title: 'Book the hall', due: '2026-03-02 09:30', assignee: '2' };
const nothing = 'Nothing was created';
const perhaps = 'may or may not have been created';

/** What is sent to the webhook, in this order; the sandbox does not come back after the last. */
export const webhookCases: WebhookCase[] = [
	{ name: 'good form', form, status: 200, says: '', records: 1 },
	{
		name: 'bad value',
		form: { ...form, due: 'next Friday' },
		status: 400,
		says: 'next Friday',
		records: 0,
	},
	{
		name: 'refused by Tracy',
		form: { ...form, title: '' },
		status: 400,
		says: '301',
		records: 0,
	},
	{
		name: 'key not accepted',
		form,
		fault: { fault: 'status', status: 401 },
		status: 502,
		says: nothing,
		records: 0,
	},
	{
		name: 'key without permission',
		form,
		fault: { fault: 'status', status: 403 },
		status: 502,
		says: nothing,
		records: 0,
	},
	{
		name: 'created, but no answer',
		form,
		fault: { fault: 'reset-after-create' },
		status: 502,
		says: perhaps,
		records: 1,
	},
	{
		name: 'not created, and no answer',
		form,
		fault: { fault: 'reset-after-read' },
		status: 502,
		says: perhaps,
		records: 0,
	},
	{ name: 'sandbox down', form, fault: 'sandbox down', status: 502, says: nothing, records: 0 },
];
