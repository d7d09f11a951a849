module.exports = {
	preset: 'ts-jest',
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'test/tsconfig.json' }] },
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/test/.packed/', '<rootDir>/demo/'],
	globalSetup: '<rootDir>/test/package/packBeforeTests.ts',
	globalTeardown: '<rootDir>/test/package/removeAfterTests.ts',
	testTimeout: 30_000,
};
