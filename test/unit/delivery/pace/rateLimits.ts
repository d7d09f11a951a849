import { seededRandom } from '../seededRandom';

/** Whether a request that arrives at that moment (in ms) is accepted. */
export type RateLimit = (now: number) => boolean;

const SECOND = 1000;

/** The ways in which an API may limit requests a second. */
export const rateLimits = {
	/** No more than so many accepted in any second. */
	slidingWindow(most: number): RateLimit {
		return slidingWindow(() => most);
	},

	/** No more than so many accepted in any second, and half of that in every other 20 s. */
	halving(most: number): RateLimit {
		return slidingWindow((now) => (Math.floor(now / 20_000) % 2 === 0 ? most : most / 2));
	},

	/** No limit, but that part of all requests is refused whatever the rate. */
	sporadic(part: number, seed: number): RateLimit {
		const random = seededRandom(seed);
		return () => random() >= part;
	},

	/** No more than so many in each second of the server's clock. */
	fixedWindow(most: number): RateLimit {
		let second = 0;
		let accepted = 0;
		return (now) => {
			if (Math.floor(now / SECOND) !== second) accepted = 0;
			second = Math.floor(now / SECOND);
			accepted += 1;
			return accepted <= most;
		};
	},

	/** A bucket that fills evenly and holds so many requests; 1 allows no burst at all. */
	bucket(perSecond: number, burst: number): RateLimit {
		let tokens = burst;
		let last = 0;
		return (now) => {
			tokens = Math.min(burst, tokens + ((now - last) * perSecond) / SECOND);
			last = now;
			if (tokens < 1) return false;
			tokens -= 1;
			return true;
		};
	},
};

function slidingWindow(mostAt: (now: number) => number): RateLimit {
	const accepted: number[] = [];
	return (now) => {
		while ((accepted[0] ?? now) <= now - SECOND) accepted.shift();
		if (accepted.length >= mostAt(now)) return false;
		accepted.push(now);
		return true;
	};
}
