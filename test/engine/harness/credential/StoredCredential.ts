import {
	ICredentialsHelper,
	UserError,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialType,
	type IHttpRequestOptions,
	type INodeCredentialsDetails,
	type INodeProperties,
	type IRequestOptionsSimplified,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { resolveCredential } from './resolveCredential';

/** The ID under which the one credential of a workflow is stored. */
export const CREDENTIAL_ID = 'credential-1';

/**
 * The store with the one credential of a workflow. It authenticates as n8n does: with the
 * credential type's own function.
 */
export class StoredCredential extends ICredentialsHelper {
	/** How often the credential was read. */
	reads = 0;

	/** @param data null when the credential was deleted */
	constructor(
		private readonly type: ICredentialType,
		private readonly data: ICredentialDataDecryptedObject | null,
	) {
		super();
	}

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		{ id }: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		this.reads += 1;
		if (this.data === null || id !== CREDENTIAL_ID || type !== this.type.name) {
			throw new UserError(`Credential with ID "${id}" does not exist for type "${type}".`);
		}
		return await resolveCredential(this.type.properties, this.data);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.type;
		if (typeof authenticate !== 'function' || !('url' in requestOptions)) throw notNeeded();
		return await authenticate(credentials, requestOptions);
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	getParentTypes(): string[] {
		return [];
	}

	getCredentialsProperties(): INodeProperties[] {
		return this.type.properties;
	}

	async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		throw notNeeded();
	}

	async updateCredentials(): Promise<void> {
		throw notNeeded();
	}

	async updateCredentialsOauthTokenData(): Promise<void> {
		throw notNeeded();
	}
}

function notNeeded(): Error {
	return new Error('The Tracy node was not expected to need this of n8n.');
}
