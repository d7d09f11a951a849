/** The file in n8n's user folder that takes what the process used: time, CPU time, memory. */
export const samplesFileName = 'samples.csv';
