import { fileURLToPath } from 'node:url';

/** What Node.js 24 runs. It takes TypeScript as long as nothing but types has to go. */
export const programs = {
	/** Loaded into n8n. */
	measureProcess: pathOf('measureProcess.mts'),
	profileProcess: pathOf('profileProcess.mts'),
	floor: pathOf('Floor.mts'),
	/** Processes of their own. */
	sendDirectly: pathOf('sendDirectly.mts'),
	timeLoading: pathOf('timeLoading.mts'),
	timeMapping: pathOf('timeMapping.mts'),
};

/** The file in n8n's user folder that takes what the process used: time, CPU time, memory. */
export const samplesFileName = 'samples.csv';

/** The file in n8n's user folder that takes the profile. */
export const profileFileName = 'profile.json';

/** A way to post bodies without n8n. */
export type DirectClient = 'axios' | 'node:http' | 'undici';

function pathOf(fileName: string): string {
	return fileURLToPath(new URL(fileName, import.meta.url));
}
