/** What an expression may begin with: data of n8n's, and the harmless globals. */
const names = words(
	'$json $input $node $binary $itemIndex $position $runIndex $now $today $workflow $vars',
	'$execution $prevNode $env $mode $nodeId $nodeVersion DateTime Duration Interval Date Math JSON',
	'Object Array Number String null undefined true false NaN Infinity',
);

/** Functions that only compute. */
const functions = words(
	'$ $if $ifEmpty $min $max $average $not Number String Boolean parseInt parseFloat isNaN',
	'isFinite encodeURI encodeURIComponent decodeURI decodeURIComponent',
);

/**
 * Methods that change nothing, whatever they are called on: of JavaScript, n8n and luxon. Some of
 * n8n's ask whether an object has a field, as `in` does. They are missing here, because n8n's
 * isolates answer yes once a missing field was read.
 */
const methods = words(
	'at charAt charCodeAt codePointAt concat endsWith includes indexOf lastIndexOf localeCompare',
	'match matchAll normalize padEnd padStart repeat replace replaceAll search slice split',
	'startsWith substr substring toLowerCase toUpperCase toLocaleLowerCase toLocaleUpperCase trim',
	'trimStart trimEnd toString toFixed toPrecision toExponential toLocaleString join flat',
	'toReversed toSorted reduce reduceRight filter find findIndex findLast findLastIndex flatMap',
	'forEach map some every keys values entries fromEntries isArray parse stringify get has test',
	'abs ceil floor round trunc sign sqrt cbrt pow min max log log2 log10 exp hypot random',
	'isInteger isSafeInteger isFinite isNaN parseInt parseFloat getTime getFullYear getMonth',
	'getDate getDay getHours getMinutes getSeconds getMilliseconds getTimezoneOffset getUTCFullYear',
	'getUTCMonth getUTCDate getUTCDay getUTCHours getUTCMinutes getUTCSeconds toISOString',
	'toDateString toTimeString toLocaleDateString toLocaleTimeString UTC',
	'now local utc fromISO fromFormat fromSQL fromMillis fromSeconds fromJSDate fromObject fromHTTP',
	'fromRFC2822 fromISOTime fromDateTimes toISO toISODate toISOTime toFormat toSQL toSQLDate',
	'toMillis toSeconds toUnixInteger toJSDate toUTC toLocal toRelative toObject setZone setLocale',
	'startOf endOf plus minus diff diffNow as shiftTo hasSame',
	'hash removeMarkdown removeTags toDate toDateTime toBoolean toDecimalNumber toNumber toFloat',
	'toInt toWholeNumber toSentenceCase toSnakeCase toTitleCase urlDecode urlEncode quote',
	'replaceSpecialChars length isDomain isEmail isNumeric isUrl isEmpty isNotEmpty toJsonString',
	'extractEmail extractDomain extractUrl extractUrlPath parseJson base64Encode base64Decode format',
	'isEven isOdd beginningOf endOfMonth extract isBetween isDst isInLast isWeekend diffTo diffToNow',
	'removeDuplicates unique first last pluck randomItem sum average compact chunk',
	'renameKeys merge union difference intersection append',
	'removeFieldsContaining keepFieldsContaining all pairedItem itemMatching',
);

/**
 * Where methods take a function that they call on an object of their caller's choice. It has to be
 * an arrow function or null there, since one that is looked up might change the object.
 */
const callbackAt = new Map([
	...[
		...words(
			'filter find findIndex findLast findLastIndex flatMap forEach map some every reduce',
			'reduceRight toSorted',
		),
	].map((name): [string, number] => [name, 0]),
	['stringify', 1],
]);

function words(...lines: string[]): ReadonlySet<string> {
	return new Set(lines.join(' ').split(' '));
}

/** What code may use and is still certain to change nothing. */
export const harmless = { names, functions, methods, callbackAt };
