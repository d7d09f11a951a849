/** Parts of n8n that would call out of this machine. */
const disabledModules = ['mcp-registry', 'instance-ai', 'agents', 'chat-hub', 'mcp'];

/**
 * Environment variables for one version of n8n. 2.0 refuses to start when it is told to disable
 * what it does not know yet; n8n 1 has to be told to use the task runners that 2 always uses.
 * @param version undefined is the pinned one
 */
export function settingsFor(version: string | undefined): Record<string, string> {
	if (version === undefined) return { N8N_DISABLED_MODULES: disabledModules.join(',') };
	return version.startsWith('1.') ? { N8N_RUNNERS_ENABLED: 'true' } : {};
}
