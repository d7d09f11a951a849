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

/** Names the part of the software that a function in a profile belongs to. */
export function partOfN8n(functionName: string, url: string): string {
	if (functionName === '(idle)') return 'waiting';
	if (functionName === '(garbage collector)') return 'garbage collection';
	if (functionName === '(program)') return 'native code';
	if (url === '') return 'native functions';
	if (url.startsWith('node:')) return "Node's own modules";
	const inPackages = url.split('/node_modules/').at(-1) ?? '';
	return parts.find(([, pattern]) => pattern.test(inPackages))?.[0] ?? 'other packages';
}
