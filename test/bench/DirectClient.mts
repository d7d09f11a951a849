/** A way to post bodies without n8n. */
export type DirectClient = 'axios' | 'node:http' | 'undici';
