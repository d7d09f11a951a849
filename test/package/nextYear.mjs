// Loaded into each process of a build: the clock is a year ahead.
const YEAR = 366 * 24 * 60 * 60_000;
const now = Date.now;

globalThis.Date = class extends Date {
	/** @param {ConstructorParameters<DateConstructor>} given */
	constructor(...given) {
		super(...(given.length === 0 ? [now() + YEAR] : given));
	}

	static now() {
		return now() + YEAR;
	}
};
