const { createRequire } = require('node:module');
const { projects, testTimeout } = require('./jest.config.js');

/** Stryker's protocol asks for zod 4, which therefore is installed beside ours. */
const fromStryker = createRequire(require.resolve('@stryker-mutator/core/package.json'));
const fromProtocol = createRequire(fromStryker.resolve('mutation-server-protocol'));
const { version } = fromProtocol('zod/package.json');
if (!version.startsWith('4.')) throw new Error(`This zod is ${version}, and 4 is wanted.`);

/** The unit tests of what uses zod, with zod 4 in place of 3.25, as a later n8n may give it. */
module.exports = {
	...projects.find(({ displayName }) => displayName === 'unit'),
	displayName: `zod ${version}`,
	testTimeout,
	testMatch: [
		'<rootDir>/test/unit/contract/**/*.test.ts',
		'<rootDir>/test/unit/mapping/*(readJson|*oBody).test.ts',
		'<rootDir>/test/unit/transport/(Exchange|requestTracy|toAttempt|toFound).test.ts',
	],
	moduleNameMapper: { '^zod/v4$': fromProtocol.resolve('zod/v4') },
};
