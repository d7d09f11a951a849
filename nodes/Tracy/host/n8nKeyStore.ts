import type { IExecuteFunctions } from 'n8n-workflow';
import type { KeyStore } from '../delivery/KeyBatches';

/** n8n's own store of processed items, of this node in this workflow. */
export function n8nKeyStore({ helpers }: IExecuteFunctions): KeyStore {
	return {
		async add(entries) {
			const { new: fresh } = await helpers.checkProcessedAndRecord(entries, 'node', {
				mode: 'entries',
			});
			return fresh.map(String);
		},
		async remove(entries) {
			await helpers.removeProcessed(entries, 'node', { mode: 'entries' });
		},
	};
}
