import { createRequire } from 'node:module';
import { z } from 'zod/v4';

const packageSchema = z.object({
	name: z.string(),
	version: z.string(),
	bugs: z.object({ url: z.string() }),
});

/** This package: its name, its version, and where reports are welcome. */
export const about = packageSchema.parse(createRequire(import.meta.url)('../package.json'));
