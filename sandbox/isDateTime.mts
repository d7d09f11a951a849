const DATE_TIME =
	/^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Whether a text is an RFC 3339 date-time with its zone, on a day that exists. */
export function isDateTime(text: string): boolean {
	const [, year, month, day] = DATE_TIME.exec(text) ?? [];
	return year !== undefined && isDay(Number(year), Number(month), Number(day));
}

function isDay(year: number, month: number, day: number): boolean {
	const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	const lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
	return year > 0 && day > 0 && day <= (lengths[month - 1] ?? 0);
}
