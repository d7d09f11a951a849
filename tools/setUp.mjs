// Usage: node --import ./tools/setUp.mjs PROGRAM.mts
// Installs the packages of this project unless that is done, and lets Node.js run TypeScript. A
// script that npm runs before another would not do: whoever has set ignore-scripts has none of those.
import { fileURLToPath } from 'node:url';
import { install } from './install.mjs';

await install(fileURLToPath(new URL('..', import.meta.url)));
await import('tsx');
