// Usage: node scan.mjs FOLDER source|tarball
// Prints what n8n's scanner of community packages finds in a folder, as one line of JSON.
import process from 'node:process';
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

// The scanner keeps the patterns of this leg to itself.
const TARBALL_FILE_PATTERNS = ['**/*.js', 'package.json'];

const [folder, leg] = process.argv.slice(2);
const { passed, message, details } = await analyzePackage(
	folder,
	leg === 'source' ? SOURCE_FILE_PATTERNS : TARBALL_FILE_PATTERNS,
);
console.log(JSON.stringify({ passed, message, details }));
