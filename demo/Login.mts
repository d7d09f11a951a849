import { z } from 'zod/v4';

/** With what a person logs in to n8n. */
export const Login = z.object({ email: z.string(), password: z.string() });
export type Login = z.infer<typeof Login>;
