import fc from 'fast-check';

/** A change to a file; places are shares of its length. */
export type Mutation =
	| { readonly kind: 'flip'; readonly at: number; readonly bit: number }
	| { readonly kind: 'set'; readonly at: number; readonly byte: number }
	| { readonly kind: 'delete' | 'double'; readonly at: number; readonly length: number }
	| { readonly kind: 'insert'; readonly at: number; readonly bytes: Uint8Array }
	| { readonly kind: 'cut'; readonly at: number }
	| {
			readonly kind: 'splice';
			readonly at: number;
			/** Which of the other files, and from where in it. */
			readonly other: number;
			readonly from: number;
	  };

const share = fc.double({ min: 0, max: 1, noNaN: true });
const length = fc.integer({ min: 1, max: 64 });
/** Bytes that mean something to one format or another come more often. */
const byte = fc.oneof(
	fc.integer({ min: 0, max: 255 }),
	fc.constantFrom(
		...[...'\0\n\r\t"\',;|{}[]:<>&/\\-0919eE.', '\x7f', '\xff'].map((c) => c.charCodeAt(0))
	)
);
const of = <K extends string, T>(kind: K, rest: fc.Arbitrary<T>) =>
	fc.tuple(share, rest).map(([at, more]) => ({ kind, at, ...more }));

export const mutations = fc.array(
	fc.oneof<fc.Arbitrary<Mutation>[]>(
		of('flip', fc.record({ bit: fc.integer({ min: 0, max: 7 }) })),
		of('set', fc.record({ byte })),
		of('delete', fc.record({ length })),
		of('double', fc.record({ length })),
		of(
			'insert',
			fc.record({
				bytes: fc.array(byte, { minLength: 1, maxLength: 16 }).map((all) => Uint8Array.from(all))
			})
		),
		of('cut', fc.constant({})),
		of('splice', fc.record({ other: fc.nat({ max: 100 }), from: share }))
	),
	{ minLength: 1, maxLength: 6 }
);

export function mutated(
	seed: Uint8Array,
	changes: readonly Mutation[],
	others: readonly Uint8Array[]
): Uint8Array<ArrayBuffer> {
	const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
	return changes.reduce((bytes, change) => {
		const at = Math.min(bytes.length, Math.floor(change.at * bytes.length));
		const before = bytes.subarray(0, at);
		switch (change.kind) {
			case 'flip':
			case 'set': {
				const copy = bytes.slice();
				const old = copy[at] ?? 0;
				if (at < copy.length)
					copy[at] = change.kind === 'set' ? change.byte : old ^ (1 << change.bit);
				return copy;
			}
			case 'delete':
				return joined(before, bytes.subarray(at + change.length));
			case 'double':
				return joined(bytes.subarray(0, at + change.length), bytes.subarray(at));
			case 'insert':
				return joined(before, change.bytes, bytes.subarray(at));
			case 'cut':
				return bytes.slice(0, at);
			case 'splice': {
				const other = others[change.other % others.length] ?? new Uint8Array(0);
				return joined(before, other.subarray(Math.floor(change.from * other.length)));
			}
		}
	}, new Uint8Array(seed));
}
