/** What to do about an exchange that failed for all alike: sentences for the n8n editor. */
export const credentialAdvice = {
	CHECK_ADDRESS:
		"Check 'Base URL' in the credential: it has to be the address that Tracy gave with the API key.",
	CHECK_CERTIFICATE:
		"Make n8n trust the certificate, or switch on 'Ignore SSL Issues' in the credential if you know that server.",
	CHECK_KEY: "Check 'API Key' in the credential, and that the key is still valid.",
};
