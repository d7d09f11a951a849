/** The name of the measured node in its workflow. */
export const measuredName = 'Measured';
