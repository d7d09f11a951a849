import { z } from 'zod/v4';
import { describeDatum } from './compareRecord.mts';

const textCell = z.string().nullable();
const numberCell = z.number().nullable();

/** A row of movies.json. Some titles are numbers there. */
export const Movie = z.strictObject({
	Title: z.union([z.string(), z.number()]).nullable(),
	'US Gross': numberCell,
	'Worldwide Gross': numberCell,
	'US DVD Sales': numberCell,
	'Production Budget': numberCell,
	'Release Date': textCell,
	'MPAA Rating': textCell,
	'Running Time min': numberCell,
	Distributor: textCell,
	Source: textCell,
	'Major Genre': textCell,
	'Creative Type': textCell,
	Director: textCell,
	'Rotten Tomatoes Rating': numberCell,
	'IMDB Rating': numberCell,
	'IMDB Votes': numberCell,
});
export type Movie = z.infer<typeof Movie>;

type Cell = Movie[keyof Movie];

/** Where a column of the source has to arrive, and as what. */
interface Target {
	property: number;
	column: string;
	/** What the value of a cell has to be in Tracy; never asked for an empty cell. */
	value: (cell: NonNullable<Cell>) => string | number;
}

const ratings = ['G', 'NC-17', 'Not Rated', 'Open', 'PG', 'PG-13', 'R'];
const genres =
	'Action,Adventure,Black Comedy,Comedy,Concert/Performance,Documentary,Drama,Horror,' +
	'Musical,Romantic Comedy,Thriller/Suspense,Western';

/** The columns of movies.json in their order, and the properties of the sandbox's dataset Movies. */
const targets: Record<keyof Movie, Target> = {
	Title: text(101),
	'US Gross': integer(102),
	'Worldwide Gross': integer(103),
	'US DVD Sales': integer(104),
	'Production Budget': integer(105),
	'Release Date': { property: 106, column: 'dateTimeValue', value: midnight },
	'MPAA Rating': option(107, 1071, ratings),
	'Running Time min': integer(108),
	Distributor: text(109),
	Source: text(110),
	'Major Genre': option(111, 1111, genres.split(',')),
	'Creative Type': text(112),
	Director: text(113),
	'Rotten Tomatoes Rating': integer(114),
	'IMDB Rating': { property: 115, column: 'decimalValue', value: Number },
	'IMDB Votes': integer(116),
};

/**
 * Says which datums the record of a row must have. It shares no code with the node and none with
 * the workflow's expressions, so that it can contradict both.
 * @returns one description a filled cell, in the order of the columns
 */
export function expectedDatums(movie: Movie): string[] {
	return Object.entries(targets).flatMap(([name, target]) => {
		const cell = new Map<string, Cell>(Object.entries(movie)).get(name) ?? null;
		if (cell === null) return [];
		return [describeDatum(target.property, target.column, target.value(cell))];
	});
}

function text(property: number): Target {
	return { property, column: 'stringValue', value: String };
}

function integer(property: number): Target {
	return { property, column: 'integerValue', value: Number };
}

/** An option's ID is `firstId` plus the place of its text in `texts`. */
function option(property: number, firstId: number, texts: string[]): Target {
	return {
		property,
		column: 'optionValue',
		value: (cell) => firstId + texts.indexOf(String(cell)),
	};
}

/** `Jun 12 1998` -> `1998-06-12T00:00:00.000Z` */
function midnight(cell: NonNullable<Cell>): string {
	const [month = '', day = '', year = ''] = String(cell).split(' ');
	const monthNumber = 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf(month) / 3 + 1;
	return `${year}-${String(monthNumber).padStart(2, '0')}-${day}T00:00:00.000Z`;
}
