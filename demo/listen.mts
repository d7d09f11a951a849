import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What a process has written by now; `all` is both its channels together. */
export interface Written {
	output: string;
	all: string;
}

/** Collects what `child` writes, and gives `hear` each line of it. */
export function listen(child: ChildProcess, hear: (line: string) => void): Written {
	const written = { output: '', all: '' };
	for (const channel of [child.stdout, child.stderr]) {
		if (channel === null) continue;
		channel.setEncoding('utf8').on('data', (text: string) => {
			if (channel === child.stdout) written.output += text;
			written.all += text;
		});
		createInterface(channel).on('line', hear);
	}
	return written;
}
