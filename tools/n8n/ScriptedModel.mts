import { createServer, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod/v4';
import { listen } from './processes/listen.mts';

const questionSchema = z.object({
	messages: z.array(z.looseObject({ role: z.string(), content: z.unknown() })),
	tools: z
		.array(
			z.object({
				function: z.object({
					name: z.string(),
					description: z.string(),
					parameters: z.looseObject({
						properties: z.record(z.string(), z.unknown()),
						required: z.array(z.string()).default([]),
					}),
				}),
			}),
		)
		.default([]),
});
type Question = z.infer<typeof questionSchema>;

/** A tool as the model sees it. */
export type ShownTool = Question['tools'][number]['function'];

/**
 * What the model does next: it calls its tool with these arguments, or says something and is done.
 * `told` is what the tool answered to the call before; empty before the first.
 */
export type Move = (told: string) => { call: object } | { say: string };

/** A language model as OpenAI's API gives access to it, which does what a test says. */
export class ScriptedModel {
	/** The tool as it was shown with the latest question. */
	tool: ShownTool | undefined;
	/** What the tool answered, call by call, since the script began. */
	readonly told: string[] = [];
	private mistake: Error | undefined;
	private moves: Move[] = [];
	private answers = 0;

	private constructor(
		private readonly server: Server,
		/** What a credential takes as its Base URL. */
		readonly url: string,
	) {}

	static async open(): Promise<ScriptedModel> {
		const server = createServer();
		const model = new ScriptedModel(server, `http://127.0.0.1:${await listen(server)}/v1`);
		server.on('request', (request, response) => {
			void json(request)
				.then((body) => ({ status: 200, answer: model.answer(questionSchema.parse(body)) }))
				.catch((error: unknown) => {
					model.mistake = new Error(String(error), { cause: error });
					return { status: 400, answer: { error: { message: String(error) } } };
				})
				.then(({ status, answer }) => {
					response.writeHead(status, { 'content-type': 'application/json' });
					response.end(JSON.stringify(answer));
				});
		});
		return model;
	}

	/** Begins a script; who asks more than it has moves for is refused. */
	play(...moves: Move[]): void {
		this.moves = moves;
		this.mistake = undefined;
		this.told.splice(0);
	}

	/** Throws what a move of the script threw, if one did. */
	check(): void {
		if (this.mistake !== undefined) throw this.mistake;
	}

	close(): void {
		this.server.close();
		this.server.closeAllConnections();
	}

	private answer({ messages, tools }: Question): object {
		this.tool = tools[0]?.function;
		const latest = messages.at(-1);
		const told = latest?.role === 'tool' ? String(latest.content) : '';
		if (told !== '') this.told.push(told);
		const move = this.moves.shift()?.(told);
		if (move === undefined) throw new Error('The script is over.');
		this.answers += 1;
		const message = 'say' in move ? { content: move.say } : { tool_calls: [this.toolCall(move)] };
		return {
			id: `answer-${this.answers}`,
			object: 'chat.completion',
			created: 0,
			model: 'scripted',
			choices: [
				{
					index: 0,
					finish_reason: 'say' in move ? 'stop' : 'tool_calls',
					message: { role: 'assistant', content: null, ...message },
				},
			],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		};
	}

	private toolCall({ call }: { call: object }): object {
		return {
			id: `call-${this.answers}`,
			type: 'function',
			function: { name: this.tool?.name, arguments: JSON.stringify(call) },
		};
	}
}
