const isIsolating = process.env.TRACY_EXPRESSION_ENGINE === 'vm';

module.exports = {
	preset: 'ts-jest',
	testEnvironment: isIsolating ? '<rootDir>/test/engine/OneRealmEnvironment.mjs' : 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'test/tsconfig.json' }] },
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/test/.packed/', '<rootDir>/demo/'],
	globalSetup: '<rootDir>/test/package/packBeforeTests.ts',
	globalTeardown: '<rootDir>/test/package/removeAfterTests.ts',
	testTimeout: 30_000,
};
