/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test harness sets up the engine */
import { inspect } from 'node:util';
import { PackageDirectoryLoader } from 'n8n-core';
import { NodeHelpers, type ICredentialType, type INodeType, type INodeTypes } from 'n8n-workflow';
import { PackedPackage } from '../../package/PackedPackage';
import { passThrough } from './passThrough';

const LEVELS = ['error', 'warn', 'info', 'debug'] as const;

/** The packed package, loaded as n8n loads an installed community package. */
export class InstalledPackage extends PackageDirectoryLoader {
	/** What n8n logged, at any level, since it was emptied. */
	readonly logLines: string[] = [];

	static async load(): Promise<InstalledPackage> {
		process.env.N8N_LOG_LEVEL = 'debug';
		const loaded = new InstalledPackage(PackedPackage.announced().installed.path);
		loaded.listenToTheLog();
		await loaded.loadAll();
		return loaded;
	}

	/** The type of the credential. */
	get credentialType(): ICredentialType {
		return this.getCredential('tracyApi').type;
	}

	/** The types of the nodes in a workflow: Tracy, the node that hands on, and the test's own. */
	typesInWorkflow(others: Record<string, INodeType> = {}): INodeTypes {
		const tracy = this.getNode('tracy').type;
		// For agents, n8n makes a type of its own of each node that is usable as a tool.
		const own = { 'n8n-nodes-tracy.tracy': tracy, 'n8n-nodes-tracy.tracyTool': tracy };
		const types = { ...others, passThrough, ...own };
		const find = (name: string) => {
			const type = Object.entries(types).find(([known]) => known === name)?.[1];
			if (!type) throw new Error(`There is no node type "${name}".`);
			return type;
		};
		return {
			getByName: find,
			getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(find(name), version),
			getKnownTypes: () => ({}),
		};
	}

	private listenToTheLog(): void {
		for (const level of LEVELS) {
			this.logger[level] = (message, metadata) => {
				this.logLines.push(`${level} ${message} ${inspect(metadata, { depth: Infinity })}`);
			};
		}
	}
}
