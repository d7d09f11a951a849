import type { Draft } from './Draft.mts';
import type { Options } from './readOptions.mts';
import type { Person } from './Person.mts';

/** Whether the person wants this record to be created. */
export async function agreeToWrite(
	draft: Draft,
	{ yes }: Options,
	person: Person,
): Promise<boolean> {
	if (yes) return true;
	const { dataset, values } = draft;
	const content =
		values.length === 0
			? 'without any value'
			: `with made-up values for ${values.length} properties`;
	const answer = await person.ask(
		`This creates ONE record in dataset ${dataset}, ${content}. It stays there until you remove it.\nCreate it? [y/N] `,
	);
	return /^y(?:es)?$/i.test(answer ?? '');
}
