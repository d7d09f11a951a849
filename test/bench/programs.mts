import { fileURLToPath } from 'node:url';

/** What Node.js 24 runs. It takes TypeScript as long as nothing but types has to go. */
export const programs = {
	/** Loaded into n8n. */
	measureProcess: pathOf('measureProcess.mts'),
	profileProcess: pathOf('profileProcess.mts'),
	floor: pathOf('Floor.mts'),
	/** Processes of their own. */
	sendDirectly: pathOf('sendDirectly.mts'),
	timeMapping: pathOf('timeMapping.mts'),
};

function pathOf(fileName: string): string {
	return fileURLToPath(new URL(fileName, import.meta.url));
}
