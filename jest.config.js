const isIsolating = process.env.TRACY_EXPRESSION_ENGINE === 'vm';

/** What the tests of a room have in common; whether their types are right is for `npm run typecheck`. */
const room = {
	transform: {
		'^.+\\.ts$': '@swc/jest',
		// Of the tools, the client of the sandbox. What .mts is, @swc/jest has to be told.
		'^.+\\.mts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' } } }],
	},
	modulePathIgnorePatterns: [
		'<rootDir>/dist/',
		'<rootDir>/test/.packed/',
		'<rootDir>/tools/n8n/(?:pinned|node24|\\.n8n)/',
	],
	testTimeout: 30_000,
};
const ofThePackage = { ...room, globalSetup: '<rootDir>/test/package/packBeforeTests.ts' };

module.exports = {
	projects: [
		{
			...room,
			displayName: 'unit',
			testMatch: ['<rootDir>/test/unit/**/*.test.ts', '<rootDir>/test/*.test.ts'],
		},
		{
			...ofThePackage,
			displayName: 'package',
			testMatch: ['<rootDir>/test/package/**/*.test.ts'],
		},
		{
			...ofThePackage,
			displayName: 'engine',
			testMatch: ['<rootDir>/test/engine/**/*.test.ts'],
			testEnvironment: isIsolating
				? '<rootDir>/test/engine/harness/OneRealmEnvironment.mjs'
				: 'node',
		},
	],
};
