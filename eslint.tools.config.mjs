// What runs outside n8n (the tools, their tests, build scripts). What runs inside n8n is
// linted by n8n's own strict rules, whose configuration file may not be changed.
import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import typescript from 'typescript-eslint';

export default defineConfig(
	globalIgnores([
		'dist/',
		'test/.packed/',
		'.stryker-tmp/',
		'**/node_modules/',
		'tools/n8n/.n8n/',
		'**/*.ts',
	]),
	eslint.configs.recommended,
	{ languageOptions: { globals: globals.node } },
	{
		files: ['**/*.mts'],
		extends: [typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked],
		languageOptions: {
			parserOptions: { project: './tsconfig.tools.json', tsconfigRootDir: import.meta.dirname },
		},
		rules: {
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			// Node's test runner awaits its tests by itself.
			'@typescript-eslint/no-floating-promises': [
				'error',
				{ allowForKnownSafeCalls: [{ from: 'package', name: 'test', package: 'node:test' }] },
			],
		},
	},
	{
		files: ['gulpfile.js', 'jest.config.js', 'jest.zod4.config.js', '.prettierrc.js'],
		languageOptions: { sourceType: 'commonjs' },
	},
);
