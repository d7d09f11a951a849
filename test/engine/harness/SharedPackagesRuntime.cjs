// How jest loads modules for the engine tests: n8n and every other package once for all test
// files of a process, by Node.js itself, as a real n8n loads them. To load n8n alone takes two
// seconds, which each file would otherwise spend anew. The project's own files stay each test
// file's own.
const { createRequire, isBuiltin } = require('node:module');
const { isAbsolute } = require('node:path');
const { default: Runtime } = require('jest-runtime');

module.exports = class SharedPackagesRuntime extends Runtime {
	requireModuleOrMock(from, name) {
		return isPackage(name) ? createRequire(from)(name) : super.requireModuleOrMock(from, name);
	}
};

function isPackage(name) {
	return !name.startsWith('.') && !isAbsolute(name) && !isBuiltin(name) && name !== '@jest/globals';
}
