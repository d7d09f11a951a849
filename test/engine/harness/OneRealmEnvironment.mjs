// The environment of the tests when n8n evaluates expressions in isolates. What comes out of an
// isolate are objects of Node's own realm. In the realm that jest makes for each test file n8n
// would not take them for plain objects, as it does outside of jest, so here is one realm only.
import process from 'node:process';
import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

const { compileFunction } = vm;
vm.compileFunction = (code, parameters, options) =>
	compileFunction(code, parameters, { ...options, parsingContext: undefined });

// Each test file loads n8n anew, which then listens for the end of the one process.
process.setMaxListeners(0);

export default class OneRealmEnvironment extends TestEnvironment {
	constructor(config, context) {
		super(config, context);
		this.global = globalThis;
	}
}
