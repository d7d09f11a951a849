/** A credential as n8n imports it; n8n encrypts `data`. */
export interface Credential {
	id: string;
	name: string;
	type: string;
	data: Record<string, unknown>;
}
