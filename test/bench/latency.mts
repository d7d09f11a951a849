/** How long the servers let each answer wait, in milliseconds. */
export const latency = 50;
