/** What a process used. Memory is in megabytes (a million bytes). */
export interface Usage {
	/** CPU seconds while the node ran, of all threads of the process. */
	cpuSeconds: number;
	/** The most memory that the process had up to the end of the node. */
	peakMemory: number;
	/** CPU seconds of the whole process, starting up and storing and printing the result included. */
	processCpuSeconds: number;
	/** The most memory of the whole process. */
	processPeakMemory: number;
}
