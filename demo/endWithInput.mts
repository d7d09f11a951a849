import process from 'node:process';

// Loaded into a program that would outlive whoever started it: that one holds its standard input.
const end = () => process.kill(process.pid, 'SIGTERM');
process.stdin.once('end', end).once('error', end).resume();
process.stdin.unref();
