/** The row of `tasks.json` whose record the sandbox creates without an answer. */
export const unansweredTask = { key: 'T-6', title: 'Rent a projector' };
