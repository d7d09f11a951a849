import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { addContract } from './addContract.mts';
import { readJson } from './readJson.mts';
import { Workspace, type WorkspaceContent } from './Workspace.mts';
import { writeJson } from './writeJson.mts';

const NAMED = { required: ['id', 'name'] };

/** The contract's schemas, plus what the sandbox needs to be there. */
const CONTENT = {
	type: 'object',
	required: ['datasets', 'users'],
	additionalProperties: false,
	properties: {
		datasets: {
			type: 'array',
			minItems: 1,
			items: {
				allOf: [{ $ref: 'contract#/schemas/Dataset' }],
				required: ['id', 'name', 'states', 'properties'],
				properties: {
					states: { type: 'array', minItems: 1, items: NAMED },
					properties: {
						type: 'array',
						items: {
							required: ['id', 'name', 'propertyType', 'isRequired'],
							properties: {
								propertyType: { required: ['id', 'isAutomatic'] },
								options: { type: 'array', items: { required: ['id', 'text'] } },
							},
						},
					},
				},
			},
		},
		users: {
			type: 'array',
			items: { allOf: [{ $ref: 'contract#/schemas/User' }], ...NAMED },
		},
	},
};

const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false });
addContract(ajv);
const isContent = ajv.compile<WorkspaceContent>(CONTENT);

/**
 * Reads a workspace from a JSON file, or from what would stand in one.
 *
 * @throws Error naming the first place that is not as the contract or the sandbox needs it
 */
export function readWorkspace(source: string | URL | object): Workspace {
	const isFile = typeof source === 'string' || source instanceof URL;
	const content = readJson(isFile ? readFileSync(source, 'utf8') : writeJson(source));
	if (isContent(content)) return new Workspace(content);
	const name = isFile ? String(source) : 'This';
	throw new Error(`${name} is not a workspace: ${ajv.errorsText(isContent.errors)}`);
}
