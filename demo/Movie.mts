import { z } from 'zod/v4';

const text = z.string().nullable();
const number = z.number().nullable();

/** A row of movies.json. Some titles are numbers there. */
export const Movie = z.strictObject({
	Title: z.union([z.string(), z.number()]).nullable(),
	'US Gross': number,
	'Worldwide Gross': number,
	'US DVD Sales': number,
	'Production Budget': number,
	'Release Date': text,
	'MPAA Rating': text,
	'Running Time min': number,
	Distributor: text,
	Source: text,
	'Major Genre': text,
	'Creative Type': text,
	Director: text,
	'Rotten Tomatoes Rating': number,
	'IMDB Rating': number,
	'IMDB Votes': number,
});
export type Movie = z.infer<typeof Movie>;
