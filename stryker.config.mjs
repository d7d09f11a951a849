/*
 * What `npm run test:mutation` does: it changes the code here and there and sees whether a unit
 * test fails. What survives is read one by one; CONTRIBUTING says what is to be done about it.
 */

const rooms = ['contract', 'delivery', 'host', 'mapping', 'outcome', 'transport'];

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	testRunner: 'jest',
	jest: {
		projectType: 'custom',
		config: {
			setupFiles: ['<rootDir>/test/seedProperties.ts'],
			testMatch: ['<rootDir>/test/unit/**/*.test.ts'],
			transform: { '^.+\\.m?ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' } } }] },
			testTimeout: 60_000,
		},
	},
	coverageAnalysis: 'perTest',
	// jest leaves much behind in the process that it runs in.
	maxTestRunnerReuse: 60,
	// Before anything is changed all unit tests run once, which takes long where the machine is busy.
	dryRunTimeoutMinutes: 30,
	mutate: rooms.map((room) => `nodes/Tracy/${room}/**/*.ts`),
	reporters: ['clear-text', 'progress'],
	clearTextReporter: { allowColor: false, reportTests: false, reportScoreTable: true },
	tempDirName: '.stryker-tmp',
	ignorePatterns: [
		'/dist',
		'/docs/*',
		'!/docs/values.md',
		'/examples',
		'/test/.packed',
		'/tools/n8n/*',
	],
	thresholds: { high: 95, low: 90, break: 90 },
};
