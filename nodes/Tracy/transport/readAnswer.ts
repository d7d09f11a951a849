/** What of an answer as n8n's helper hands it on, decompressed, has to be known to read it. */
interface AnswerStream {
	setEncoding(encoding: 'utf8'): void;
	on(event: 'data', listener: (text: string) => void): void;
	on(event: 'error', listener: (error: unknown) => void): void;
	on(event: 'close' | 'end', listener: () => void): void;
	destroy(): void;
}

function isAnswerStream(body: unknown): body is AnswerStream {
	return typeof body === 'object' && body !== null && 'setEncoding' in body && 'destroy' in body;
}

/**
 * The longest answer that is read, in characters. Records of 200,000 values have some 50 million.
 * What is compressed to a few kilobytes may have any number, and n8n's memory would be full.
 */
const LONGEST = 128 * 2 ** 20;

/** How much is kept of an answer that is longer. */
const BEGINNING = 1000;

/** An answer as far as it was read, and whether that was to its end. */
interface ReadAnswer {
	text: string;
	isWhole: boolean;
	/** What ended it before. */
	error?: unknown;
}

/** Reads an answer to its end, or as far as it came, or as far as anybody has a use for. */
export async function readAnswer(body: unknown): Promise<ReadAnswer> {
	if (!isAnswerStream(body)) return { text: typeof body === 'string' ? body : '', isWhole: true };
	let text = '';
	return await new Promise((resolve) => {
		const end = (isWhole: boolean, error?: unknown) => {
			resolve({ text: text.startsWith('\ufeff') ? text.slice(1) : text, isWhole, error });
		};
		body.setEncoding('utf8');
		body.on('end', () => end(true));
		body.on('error', (error) => end(false, error));
		body.on('close', () => end(false));
		body.on('data', (chunk) => {
			text += chunk;
			if (text.length <= LONGEST) return;
			text = text.slice(0, BEGINNING);
			end(false);
			body.destroy();
		});
	});
}
