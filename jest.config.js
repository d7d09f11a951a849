/** What the tests of a room have in common; whether their types are right is for `npm run typecheck`. */
const room = {
	transform: { '^.+\\.m?ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' } } }] },
	modulePathIgnorePatterns: [
		'<rootDir>/dist/',
		'<rootDir>/test/.packed/',
		'<rootDir>/.stryker-tmp/',
		'<rootDir>/tools/n8n/(?:pinned|node24|\\.n8n)/',
	],
};
const ofThePackage = { ...room, globalSetup: '<rootDir>/test/package/packBeforeTests.ts' };

/** So that what fast-check tries is the same each time. */
const setupFiles = ['<rootDir>/test/seedProperties.ts'];

/** Only `npm run test:fuzz` asks for it. */
const fuzz =
	process.env.TRACY_FUZZ_SECONDS === undefined
		? []
		: [
				{
					...ofThePackage,
					displayName: 'fuzz',
					testMatch: ['<rootDir>/test/fuzz/*.fuzz.ts'],
				},
			];

module.exports = {
	maxWorkers: '100%',
	// For all projects, since jest ignores it in a project. Much, where other work keeps the machine busy.
	testTimeout: 60_000,
	projects: [
		{
			...room,
			displayName: 'unit',
			setupFiles,
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
			setupFiles,
			testMatch: ['<rootDir>/test/engine/**/*.test.ts'],
			testEnvironment: '<rootDir>/test/engine/harness/OneRealmEnvironment.mjs',
			runtime: '<rootDir>/test/engine/harness/SharedPackagesRuntime.cjs',
		},
		...fuzz,
	],
};
