// The environment of the engine tests: no realm of its own, which jest would otherwise make for each
// test file. As outside of jest, what n8n makes and what the tests make are of one realm, also
// what comes out of the isolates in which n8n evaluates expressions: n8n would not take objects of
// another realm for plain objects.
import process from 'node:process';
import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

/** The realms that are not to be used, though jest insists on making them. */
const unused = new WeakSet();

const { compileFunction } = vm;
vm.compileFunction = (code, parameters, options) =>
	compileFunction(
		code,
		parameters,
		unused.has(options?.parsingContext) ? { ...options, parsingContext: undefined } : options,
	);

// n8n may listen for the end of the one process once for each test file.
process.setMaxListeners(0);

export default class OneRealmEnvironment extends TestEnvironment {
	constructor(config, context) {
		super(config, context);
		unused.add(this.getVmContext());
		this.global = globalThis;
	}
}
