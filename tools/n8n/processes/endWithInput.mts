import process from 'node:process';

// Loaded into a program that would outlive whoever started it: that one holds its standard input.
const end = () => process.kill(process.pid, 'SIGTERM');
process.stdin.once('end', end).once('error', end).resume();
process.stdin.unref();
// Nobody reads what it writes on its way out; as an uncaught error, that would keep it from ending.
for (const channel of [process.stdout, process.stderr]) channel.on('error', () => undefined);
