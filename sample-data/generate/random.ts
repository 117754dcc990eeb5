/** Spreads the bits of two 32-bit numbers into one; the base of every seeded choice. */
export function mix(a: number, b: number): number {
	let h = (a ^ Math.imul(b, 0x9e3779b1)) >>> 0;
	h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
	return (h ^ (h >>> 16)) >>> 0;
}

/** A fraction in [0, 1) that depends only on the two numbers. */
export function fraction(a: number, b: number): number {
	return mix(a, b) / 0x100000000;
}

/** The element at an index that the caller knows to be inside the list. */
export function at<T>(list: readonly T[], index: number): T {
	const item = list[index];
	if (item === undefined) throw new RangeError(`no element ${index} of ${list.length}`);
	return item;
}

/** Small fast counter generator (sfc32): the same numbers on every machine. */
export class Random {
	private a: number;
	private b: number;
	private c: number;
	private counter = 1;

	constructor(seed: number, stream = 0) {
		this.a = mix(seed, stream);
		this.b = mix(stream, seed ^ 0x5bd1e995);
		this.c = mix(this.a, this.b);
		for (let i = 0; i < 12; i++) this.bits();
	}

	bits(): number {
		const t = (((this.a + this.b) | 0) + this.counter) | 0;
		this.counter = (this.counter + 1) | 0;
		this.a = this.b ^ (this.b >>> 9);
		this.b = (this.c + (this.c << 3)) | 0;
		this.c = (this.c << 21) | (this.c >>> 11);
		this.c = (this.c + t) | 0;
		return t >>> 0;
	}

	next(): number {
		return this.bits() / 0x100000000;
	}

	chance(probability: number): boolean {
		return this.next() < probability;
	}

	int(below: number): number {
		return Math.floor(this.next() * below);
	}

	between(low: number, high: number): number {
		return low + this.next() * (high - low);
	}

	pick<T>(list: readonly T[]): T {
		return at(list, this.int(list.length));
	}

	exponential(mean: number): number {
		return -mean * Math.log(1 - this.next());
	}

	/** Sum of uniforms: near enough to a normal, and free of platform-dependent functions. */
	normal(mean: number, deviation: number): number {
		let sum = -6;
		for (let i = 0; i < 12; i++) sum += this.next();
		return mean + sum * deviation;
	}

	/** A whole count around a mean: the wait between happenings is exponential. */
	count(mean: number): number {
		let n = 0;
		for (let t = this.exponential(1); t < mean; t += this.exponential(1)) n++;
		return n;
	}
}
