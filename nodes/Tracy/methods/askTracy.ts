import { givenDefinition } from '../host/definitionReader';
import { n8nClock } from '../host/n8nClock';
import { Definition, type Property } from '../mapping/dataset/Definition';
import { identifier } from '../mapping/values/identifier';
import type { Finding } from '../outcome/Outcome';
import { isNothing } from '../outcome/Result';
import { showValue } from '../outcome/showValue';
import { TracyClient } from '../transport/TracyClient';
import { NodeOperationError } from 'n8n-workflow';
import type { ILoadOptionsFunctions } from 'n8n-workflow';

/** What the editor shows instead of a list: what happened, and what to do. */
export function editorError(
	context: ILoadOptionsFunctions,
	reason: string,
	next: string,
): NodeOperationError {
	const message = `${reason} ${next}`;
	const error = new NodeOperationError(context.getNode(), message);
	// n8n replaces a message in which it sees a code of Node's, such as EPERM, by a text of its own.
	error.message = message;
	return error;
}

/** How long a person in the editor waits at most, in ms. */
const TIMEOUT = 10_000;

/**
 * Asks Tracy for something on behalf of the editor, once: a person who waits can try again.
 *
 * @throws NodeOperationError with a sentence for the editor when there is no answer
 */
export async function askTracy<Answer>(
	context: ILoadOptionsFunctions,
	ask: (client: TracyClient) => Promise<Finding<Answer>>,
): Promise<Answer> {
	const opened = await TracyClient.open(context, TIMEOUT, n8nClock());
	if (!opened.ok) throw editorError(context, opened.mistake.reason, opened.mistake.next);
	const attempt = await ask(opened.value);
	if (attempt.outcome === 'found') return attempt.answer;
	const { error, next } = attempt.outcome === 'postponed' ? attempt.givenUp : attempt;
	throw editorError(context, error, next);
}

/** Sentences that say what to do where the dataset can't be read. */
interface Otherwise {
	/** The key may not read it. */
	unreadable: string;
	/** An expression tells it, which has no value before the nodes before this one ran. */
	byExpression: string;
}

/**
 * Reads the dataset that is chosen in the node; where it is the one in 'Dataset Definition', there.
 *
 * @throws NodeOperationError with a sentence for the editor when none is, or it can't be read
 */
export async function chosenDataset(
	context: ILoadOptionsFunctions,
	{ unreadable, byExpression }: Otherwise,
): Promise<Definition> {
	const dataset = valueOf(context.getCurrentNodeParameter('dataset'));
	// The editor sends null or nothing for an expression without a value, empty text for no choice.
	if (
		dataset === null ||
		dataset === undefined ||
		(typeof dataset === 'string' && dataset.startsWith('='))
	) {
		const reason =
			"'Dataset' is an expression that has no value here, so what belongs to it can't be listed.";
		throw editorError(context, reason, byExpression);
	}
	if (isNothing(dataset)) {
		throw editorError(context, 'No dataset is chosen yet.', "Choose 'Dataset' first.");
	}
	const id = identifier(dataset);
	if (!id.ok) {
		const reason = `'Dataset' ${showValue(dataset)} ${id.mistake.flaw}.`;
		throw editorError(context, reason, id.mistake.next);
	}
	const pasted = pastedDataset(context);
	if (pasted?.id === id.value) return pasted;
	return new Definition(
		await askTracy(context, async (client) => await client.getDataset(id.value, unreadable)),
	);
}

/**
 * What 'Dataset Definition' holds; null where it is empty.
 *
 * @throws NodeOperationError with a sentence for the editor when it can't be read
 */
export function pastedDataset(context: ILoadOptionsFunctions): Definition | null {
	const given = givenDefinition(context.getCurrentNodeParameter('options.datasetDefinition'));
	if (given.ok) return given.value;
	throw editorError(context, given.mistake.reason, given.mistake.next);
}

/**
 * The properties of a dataset that can be written.
 *
 * @param next what to do where Tracy does not tell any
 * @throws NodeOperationError with a sentence for the editor when there is none
 */
export function writableProperties(
	context: ILoadOptionsFunctions,
	{ id, properties }: Definition,
	next: string,
): Property[] {
	const all = properties?.all ?? [];
	const writable = all.filter(({ isWritable }) => isWritable);
	if (writable.length > 0) return writable;
	if (all.length > 0) {
		throw editorError(
			context,
			`Dataset ${id} has no property that can be written.`,
			'Choose another dataset.',
		);
	}
	throw editorError(context, `Tracy does not tell the properties of dataset ${id}.`, next);
}

/** A locator, or its value alone. */
function valueOf(parameter: unknown): unknown {
	if (typeof parameter !== 'object' || parameter === null) return parameter;
	return 'value' in parameter ? parameter.value : undefined;
}
