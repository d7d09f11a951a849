import { createSandbox, type Sandbox } from './createSandbox.mts';
import { type Arguments, readArguments, USAGE } from './readArguments.mts';

try {
	await main(readArguments(process.argv.slice(2)));
} catch (error) {
	console.error(toSentence(error));
	process.exitCode = 1;
}

async function main({ options, announce, help }: Arguments): Promise<void> {
	if (help) {
		process.stdout.write(USAGE);
		return;
	}
	const sandbox = await createSandbox(options);
	closeOnSignal(sandbox);
	if (announce) {
		closeWithStandardInput(sandbox);
		console.log(JSON.stringify({ url: sandbox.url, keys: sandbox.keys }));
	} else {
		console.log(greeting(sandbox));
	}
}

function closeOnSignal(sandbox: Sandbox): void {
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandbox.close());
	}
}

/** Whoever started it holds its standard input: when that ends, nobody is left to serve. */
function closeWithStandardInput(sandbox: Sandbox): void {
	const close = () => void sandbox.close();
	process.stdin.once('end', close).once('error', close).resume();
}

function greeting({ url, keys }: Sandbox): string {
	return `A stand-in for the Tracy API listens at ${url} (Ctrl-C ends it).

  Base URL              ${url}
  Key with full access  ${keys.full}
  Key that only creates ${keys.createOnly}

Watch records arrive: open ${url} in a browser.

Create a record:
  curl ${url}/v1/records -H 'X-Api-Key: ${keys.full}' -H 'Content-Type: application/json' \\
    -d '{"dataset":{"id":3},"datums":[{"property":{"id":301},"stringValue":"Hello"}]}'

See what was created, and what was received:
  curl ${url}/_sandbox/records
  curl ${url}/_sandbox/requests

Everything else: tools/sandbox/README.md`;
}

function toSentence(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return 'code' in error && error.code === 'EADDRINUSE'
		? 'This port is in use. Choose another one with --port, or any free one with --port 0.'
		: error.message;
}
