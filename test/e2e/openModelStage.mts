import type { Editor } from '../../tools/n8n/Editor.mts';
import type { Sandbox } from '../../tools/n8n/Sandbox.mts';
import { ScriptedModel } from '../../tools/n8n/ScriptedModel.mts';
import { openStage } from './openStage.mts';

/** A running n8n, and a language model that does what a test says. */
interface ModelStage {
	editor: Editor;
	sandbox: Sandbox;
	model: ScriptedModel;
	/** The IDs of n8n's credentials: for the sandbox, by what their keys may do, and for the model. */
	credentials: Record<'reading' | 'creating' | 'openAi', string>;
}

/** Opens a stage with a language model; all of it is gone after the test. */
export async function openModelStage(test: {
	after: (end: () => Promise<void> | void) => void;
}): Promise<ModelStage> {
	const { n8n, sandbox } = await openStage(test);
	const model = await ScriptedModel.open();
	test.after(() => {
		model.close();
	});
	const editor = await n8n.start();
	const { url, keys } = sandbox;
	const credentials = {
		reading: await editor.addCredential('Tracy', url, keys.full),
		creating: await editor.addCredential('Create only', url, keys.createOnly),
		openAi: await editor.storeCredential({
			name: 'Scripted model',
			type: 'openAiApi',
			data: { apiKey: 'none', url: model.url, header: false },
		}),
	};
	return { editor, sandbox, model, credentials };
}
