import type { IExecuteFunctions, INode } from 'n8n-workflow';
import {
	isCalledAsTool,
	isTool,
	losesAnswer,
	losesErrors,
	nextFor,
} from '../../../nodes/Tracy/host/isTool';
import { failed } from '../../../nodes/Tracy/outcome/Outcome';
import { contextWith, nodeWith } from './contextWith';

const tool = 'n8n-nodes-tracy.tracyTool';
const rewireOutputLogTo = 'ai_tool';

/** A node in an n8n that says whether it calls the node outside its engine, or is too old to say. */
const contextOf = (node: Partial<INode>, isToolExecution?: boolean): IExecuteFunctions =>
	contextWith({
		getNode: () => nodeWith(node),
		isToolExecution: isToolExecution === undefined ? undefined : () => isToolExecution,
	});

describe('An agent calls the node outside of the engine', () => {
	it.each<[string, Partial<INode>, boolean | undefined, boolean]>([
		['where n8n says so', { type: tool, rewireOutputLogTo }, true, true],
		['not where n8n says that it does not', { type: tool }, false, false],
		['where an old n8n runs its tool', { type: tool }, undefined, true],
		['not in an old engine', { type: tool, rewireOutputLogTo }, undefined, false],
		['not where it is no tool', {}, undefined, false],
	])('%s', (_where, node, isToolExecution, isCalled) => {
		expect(isCalledAsTool(contextOf(node, isToolExecution))).toBe(isCalled);
	});
});

describe('An agent learns nothing of an error', () => {
	it.each<[string, Partial<INode>, boolean | undefined, boolean]>([
		['that is thrown outside of the engine', { type: tool }, true, true],
		['but does of one that the engine hands on', { type: tool, rewireOutputLogTo }, false, false],
		['of an old engine either', { type: tool, rewireOutputLogTo }, undefined, true],
		['but a person does', {}, undefined, false],
		['but a person does, whatever n8n says', {}, true, false],
	])('%s', (_where, node, isToolExecution, isLost) => {
		expect(losesErrors(contextOf(node, isToolExecution))).toBe(isLost);
	});
});

it.each<[boolean, string, Partial<INode>]>([
	[true, 'a tool in the engine', { type: tool, rewireOutputLogTo }],
	[false, 'a tool outside of it', { type: tool }],
	[false, 'no tool', { rewireOutputLogTo }],
])('an error output takes the answer from the agent: %p for %s', (isLost, _what, node) => {
	expect(losesAnswer(nodeWith({ ...node, onError: 'continueErrorOutput' }))).toBe(isLost);
	expect(losesAnswer(nodeWith({ ...node, onError: 'continueRegularOutput' }))).toBe(false);
});

it('an agent is told what to pass, since it can not change the node', () => {
	const said = failed('rejected', { reason: 'No.', next: 'Mend it.', instead: 'Pass 5.' });
	const asTool = nodeWith({ type: tool });
	expect(isTool(asTool)).toBe(true);
	expect(nextFor(asTool, said)).toBe('Pass 5.');
	expect(nextFor(asTool, { ...said, instead: undefined })).toBe('Mend it.');
	expect(isTool(nodeWith())).toBe(false);
	expect(nextFor(nodeWith(), said)).toBe('Mend it.');
});
