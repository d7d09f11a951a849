/** Something that arrived: the how manieth of its run it is, and when, in ms since 1970. */
interface Arrival<Content> {
	readonly number: number;
	readonly receivedAt: number;
	readonly content: Content;
}

/** The last few arrivals of a kind, and how many there were. */
export class Recent<Content> {
	readonly #arrivals: Arrival<Content>[] = [];
	readonly #most: number;
	#total = 0;

	constructor(most: number) {
		this.#most = most;
	}

	get total(): number {
		return this.#total;
	}

	add(arrival: Arrival<Content>): void {
		this.#total++;
		this.#arrivals.push(arrival);
		if (this.#arrivals.length > this.#most) this.#arrivals.shift();
	}

	/** Those with a higher number, newest first. */
	since(number: number): Arrival<Content>[] {
		return this.#arrivals.filter((arrival) => arrival.number > number).reverse();
	}
}
