/** What happened, in numbers: the rows are worded only when they are written. */
export type Happening = {
	readonly time: number;
	readonly person: number;
	/** Index into CHANNELS. */
	readonly channel: number;
	/** Index into the channel's touchpoints. */
	readonly touch: number;
	/** Which cookie or device; SHARED_DEVICE for the family's tablet. */
	readonly slot: number;
	readonly flags: number;
	/** A small choice whose meaning depends on the channel. */
	readonly code: number;
	/** Cents, seconds or a ticket: depends on the channel. */
	readonly value: number;
	/** Decides everything else about the row. */
	readonly seed: number;
};

export const SHARED_DEVICE = 7;
export const IDENTIFIED = 1;
export const SECOND_MAIL = 2;
export const WITH_PHONE = 4;

function grown<T extends { set(from: T): void }>(from: T, to: T): T {
	to.set(from);
	return to;
}

/** Column store in typed arrays: 25 bytes a happening, so millions fit. */
export class EventLog {
	length = 0;
	times: Float64Array;
	private people: Uint32Array;
	private values: Uint32Array;
	private seeds: Uint32Array;
	private codes: Uint16Array;
	/** Channel in the low half, slot in the high half of one byte; touch and flags in their own. */
	private places: Uint8Array;
	private touches: Uint8Array;
	private marks: Uint8Array;

	constructor(capacity: number) {
		this.times = new Float64Array(capacity);
		this.people = new Uint32Array(capacity);
		this.values = new Uint32Array(capacity);
		this.seeds = new Uint32Array(capacity);
		this.codes = new Uint16Array(capacity);
		this.places = new Uint8Array(capacity);
		this.touches = new Uint8Array(capacity);
		this.marks = new Uint8Array(capacity);
	}

	add(happening: Happening): void {
		if (this.length === this.times.length) this.grow();
		const i = this.length++;
		this.times[i] = happening.time;
		this.people[i] = happening.person;
		this.values[i] = happening.value;
		this.seeds[i] = happening.seed;
		this.codes[i] = happening.code;
		this.places[i] = happening.channel | (happening.slot << 4);
		this.touches[i] = happening.touch;
		this.marks[i] = happening.flags;
	}

	at(i: number): Happening {
		const place = this.places[i] ?? 0;
		return {
			time: this.times[i] ?? 0,
			person: this.people[i] ?? 0,
			channel: place & 15,
			touch: this.touches[i] ?? 0,
			slot: place >> 4,
			flags: this.marks[i] ?? 0,
			code: this.codes[i] ?? 0,
			value: this.values[i] ?? 0,
			seed: this.seeds[i] ?? 0
		};
	}

	private grow(): void {
		const size = Math.max(1024, Math.ceil(this.times.length * 1.5));
		this.times = grown(this.times, new Float64Array(size));
		this.people = grown(this.people, new Uint32Array(size));
		this.values = grown(this.values, new Uint32Array(size));
		this.seeds = grown(this.seeds, new Uint32Array(size));
		this.codes = grown(this.codes, new Uint16Array(size));
		this.places = grown(this.places, new Uint8Array(size));
		this.touches = grown(this.touches, new Uint8Array(size));
		this.marks = grown(this.marks, new Uint8Array(size));
	}
}
