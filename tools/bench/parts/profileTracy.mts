import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod/v4';
import type { Window } from '../../n8n/Execution.mts';
import type { Bench } from '../measure/prepareBench.mts';
import { runNode } from '../measure/runNode.mts';
import { httpRequestNode } from '../nodes/httpRequestNode.mts';
import { type BenchNode, tracyNode } from '../nodes/tracyNode.mts';
import { profileFileName } from '../programs/programs.mts';

/** Part of the software -> how the names of its packages begin. The first one that fits counts. */
const parts: [string, RegExp][] = [
	['this package', /^n8n-nodes-tracy\//],
	['zod', /^zod\//],
	[
		'expressions',
		/^(?:@n8n\/expression-runtime|isolated-vm|@n8n\/tournament|esprima-next|recast)\//,
	],
	["n8n's own nodes", /^n8n-nodes-base\//],
	['database', /^(?:@n8n\/typeorm|@n8n\/db|sqlite3|sqlite3-pool)\//],
	[
		'axios and what it uses',
		/^(?:axios|follow-redirects|form-data|proxy-from-env|agent-base|https?-proxy-agent)\//,
	],
	["n8n's HTTP helper", /^(?:@n8n\/backend-network\/|n8n-core\/.*request)/],
	['the rest of n8n', /^(?:@n8n\/|n8n\/|n8n-[a-z]+\/)/],
];

const rows = 2_000;
const inFlight = 32;

const profileSchema = z.object({
	began: z.number(),
	profile: z.object({
		nodes: z.array(
			z.object({
				id: z.number(),
				callFrame: z.object({
					functionName: z.string(),
					url: z.string(),
					lineNumber: z.number(),
				}),
			}),
		),
		startTime: z.number(),
		samples: z.array(z.number()),
		timeDeltas: z.array(z.number()),
	}),
});
type Profile = z.infer<typeof profileSchema>;

/** Where the main thread spent its time while a node ran: microseconds a row, most first. */
export interface ProfiledNode {
	name: string;
	/** By part of the software. */
	parts: [string, number][];
	/** By function. */
	functions: [string, number][];
}

/** Profiles our node and HTTP Request. The profiler itself slows both down. */
export async function profileTracy(bench: Bench): Promise<ProfiledNode[]> {
	const { credential, tracy } = bench;
	return [
		await profile(bench, `Tracy, ${inFlight} in flight`, tracyNode(credential, inFlight)),
		await profile(bench, 'HTTP Request, defaults', httpRequestNode(credential, tracy.address)),
	];
}

/** Names the part of the software that a function in a profile belongs to. */
function partOfN8n(functionName: string, url: string): string {
	if (functionName === '(idle)') return 'waiting';
	if (functionName === '(garbage collector)') return 'garbage collection';
	if (functionName === '(program)') return 'native code';
	if (url === '') return 'native functions';
	if (url.startsWith('node:')) return "Node's own modules";
	const inPackages = url.split('/node_modules/').at(-1) ?? '';
	return parts.find(([, pattern]) => pattern.test(inPackages))?.[0] ?? 'other packages';
}

async function profile(bench: Bench, name: string, node: BenchNode): Promise<ProfiledNode> {
	return bench.progress.step(`Profile ${name}`, async () => {
		await bench.tracy.reset();
		const { profiledN8n } = bench;
		const window = await runNode(profiledN8n, node, rows);
		const file = join(profiledN8n.installation.userFolder, profileFileName);
		return summarize(name, profileSchema.parse(JSON.parse(await readFile(file, 'utf8'))), window);
	});
}

function summarize(name: string, { began, profile }: Profile, window: Window): ProfiledNode {
	const nodes = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));
	const [parts, functions] = [new Map<string, number>(), new Map<string, number>()];
	let time = began;
	for (const [index, id] of profile.samples.entries()) {
		const delta = profile.timeDeltas[index] ?? 0;
		time += delta / 1_000;
		const frame = nodes.get(id);
		if (frame === undefined || time < window.start || time > window.end) continue;
		const { functionName, url, lineNumber } = frame;
		const place = url.split('/node_modules/').at(-1) ?? '';
		add(parts, partOfN8n(functionName, url), delta);
		add(functions, `${functionName || '(anonymous)'} ${place}:${lineNumber + 1}`, delta);
	}
	return { name, parts: mostFirst(parts), functions: mostFirst(functions).slice(0, 40) };
}

function add(sums: Map<string, number>, key: string, microseconds: number): void {
	sums.set(key, (sums.get(key) ?? 0) + microseconds / rows);
}

function mostFirst(sums: Map<string, number>): [string, number][] {
	return [...sums].sort(([, one], [, other]) => other - one);
}
