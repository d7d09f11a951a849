import type { KeyStore } from '../delivery/keys/PatientStore';
import type { ImportKey } from '../delivery/Rows';
import { readJson } from '../mapping/readJson';
import { identifier } from '../mapping/values/identifier';
import { flawed, isNothing, ok, readNamed, type Conversion, type Result } from '../outcome/Result';
import { placeholderMistake } from '../mapping/values/numberMistake';
import { lostDigits, shortened } from '../mapping/values/lostDigits';
import { text } from '../mapping/values/text';
import { showValue } from '../outcome/showValue';
import { withoutBlanks } from '../outcome/withoutBlanks';
import type { TracyClient } from '../transport/TracyClient';
import type { IExecuteFunctions } from 'n8n-workflow';
import { createHash } from 'node:crypto';

/** Reads the import key of an item for a dataset; undefined where import keys are not used. */
export type ImportKeyReader = (
	value: unknown,
	dataset: number | undefined,
) => Result<ImportKey | undefined>;

/** Whether the node has import keys; then every item has one, or a mistake. */
export function hasImportKeys(context: IExecuteFunctions): boolean {
	return context.getNodeParameter('options.importKey', 0, '', { rawExpressions: true }) !== '';
}

/**
 * Gives what reads import keys. In n8n's store a key is a hash of it with the workspace and the
 * dataset, so that a change of either never passes for an import that was done already.
 */
export function importKeyReader(
	context: Pick<IExecuteFunctions, 'getNode'>,
	{ baseUrl }: Pick<TracyClient, 'baseUrl'>,
): ImportKeyReader {
	const credentialId = context.getNode().credentials?.tracyApi?.id ?? null;
	return (value, dataset) => {
		if (value === undefined) return ok(undefined);
		const key = readNamed("'Import Key'", value, importKey);
		if (!key.ok) return key;
		const entry = createHash('sha256')
			.update(JSON.stringify([baseUrl, credentialId, dataset ?? null, key.value]))
			.digest('base64url');
		return ok({ entry, shown: showValue(key.value) });
	};
}

/** What was entered as the key and the dataset of an item. */
interface Entered {
	importKey?: unknown;
	dataset: unknown;
}

/**
 * Reads these alone, for an item of which another parameter can't be read; undefined where they can't be either.
 *
 * @param pasted the ID of the dataset in 'Dataset Definition'
 */
export function enteredFor(
	context: IExecuteFunctions,
	itemIndex: number,
	pasted?: number,
): Entered | undefined {
	try {
		const read = (name: string) =>
			context.getNodeParameter(name, itemIndex, '', { extractValue: true });
		const dataset = read('dataset');
		const specify = isNothing(dataset) ? read('specifyDatums') : undefined;
		const content = { specify, body: specify === 'json' ? read('body') : undefined };
		return {
			importKey: read('options.importKey'),
			dataset: datasetOf({ dataset, content }, pasted),
		};
	} catch {
		return undefined;
	}
}

/**
 * The dataset that a draft names: in the node's own field, else in its JSON, or for columns in
 * 'Dataset Definition'.
 *
 * @param pasted the ID of the dataset in it
 */
export function datasetOf(
	{ dataset, content }: { dataset: unknown; content: { specify: unknown; body?: unknown } },
	pasted?: number,
): unknown {
	if (!isNothing(dataset)) return dataset;
	if (content.specify === 'json') return datasetIn(content.body);
	return content.specify === 'columns' ? pasted : dataset;
}

function datasetIn(body: unknown): unknown {
	const read = readJson(body);
	if (!read.ok) return typeof body === 'string' ? datasetInBroken(body) : undefined;
	const { json } = read.value;
	if (typeof json !== 'object' || json === null || !('dataset' in json)) return undefined;
	const { dataset: named } = json;
	return typeof named === 'object' && named !== null && 'id' in named ? named.id : undefined;
}

/** A dataset and its ID, another string, which may lack its end or have stray quotes in it, or a bracket. */
const PART =
	/"dataset"\s*:\s*\{[^{}]*?"id"\s*:\s*"?(\d+)|"(?:[^"\\]|\\[^]|"(?!\s*[,:}\]]|dataset"))*(?:"(?!dataset"))?|[{}[\]]/g;

/** The dataset at the top of what is otherwise no JSON, such as for a quote in a text. */
function datasetInBroken(body: string): string | undefined {
	let depth = 0;
	for (const [part, id] of body.matchAll(PART)) {
		if (id !== undefined && depth === 1) return id;
		if (id !== undefined || part === '{' || part === '[') depth += 1;
		if (part === '}' || part === ']') depth -= 1;
	}
	return undefined;
}

/** The import key of an item that has no body; undefined where it has none that can be read. */
export function keyWithoutBody(
	readKey: ImportKeyReader,
	{ importKey, dataset }: Entered,
): ImportKey | undefined {
	const id = isNothing(dataset) ? ok(undefined) : identifier(dataset);
	const key = id.ok ? readKey(importKey, id.value) : id;
	return key.ok ? key.value : undefined;
}

const NEXT = 'Take a field that tells each item from all others, such as the ID of a row.';
const NO_KEY = flawed('is no key', NEXT);
const IS_NO_KEY = /^(?:true|false|invalid date)$/i;

/**
 * Reads an import key: a text without the blanks around it, a number that is still exact, a BigInt,
 * or a date as its text; never an empty one, nor what many rows would have in common.
 */
function importKey(value: unknown): Conversion<string> {
	if (isNothing(value)) return flawed('is empty', NEXT);
	const key = text(withoutBlanks(value), { timezone: 'utc' });
	if (!key.ok) return lostDigits(value) ? key : NO_KEY;
	if (IS_NO_KEY.test(key.value)) return NO_KEY;
	return placeholderMistake(value, NO_KEY) ?? shortened(key.value, 'is no key') ?? key;
}

const options = { mode: 'entries' } as const;

/** n8n's own store of processed items, of this node in this workflow. */
export function n8nKeyStore({ helpers }: IExecuteFunctions): KeyStore {
	return {
		async add(entries) {
			const { new: fresh } = await helpers.checkProcessedAndRecord(entries, 'node', options);
			return fresh.map(String);
		},
		async remove(entries) {
			await helpers.removeProcessed(entries, 'node', options);
		},
		async count() {
			return await helpers.getProcessedDataCount('node', options);
		},
	};
}
