import type { z } from 'zod/v4';
import type { fields } from './fields';
import type { scalars } from './scalars';

type Fields = typeof fields;
type Scalars = typeof scalars;

type Value<Type, Null> = Type extends `${infer Inner}?`
	? Value<Inner, Null> | null
	: Type extends `${infer Item}[]`
		? Array<Value<Item, Null>>
		: Type extends keyof Scalars
			? z.output<Scalars[Type]>
			: Type extends keyof Fields
				? Wire<Type, Null>
				: never;

/**
 * The shape of the named schema, inferred from the table of its fields. With `Null` = null every
 * field may be null besides, as in answers.
 */
export type Wire<Name extends keyof Fields, Null = never> = {
	[Field in keyof Fields[Name]]?: Value<Fields[Name][Field], Null> | Null;
};
