import type { IExecuteFunctions } from 'n8n-workflow';
import type { KeyStore } from '../delivery/keys/PatientStore';

const options = { mode: 'entries' } as const;

/** n8n's own store of processed items, of this node in this workflow. */
export function n8nKeyStore({ helpers }: IExecuteFunctions): KeyStore {
	return {
		async add(entries) {
			const { new: fresh } = await helpers.checkProcessedAndRecord(entries, 'node', options);
			return fresh.map(String);
		},
		async remove(entries) {
			await helpers.removeProcessed(entries, 'node', options);
		},
		async count() {
			return await helpers.getProcessedDataCount('node', options);
		},
	};
}
