import { type Buffer } from 'node:buffer';
import { formatRow } from '../csv.ts';
import { encode } from '../encode.ts';
import { ALL_FILES, CHANNELS, SAMPLE_FILES, TRUTH_FILES } from '../files.ts';
import type { Channel, SampleFile } from '../files.ts';
import { generate } from '../index.ts';

export type TruthRow = { readonly cells: readonly string[]; readonly person: string };

export type Sample = {
	readonly rows: Readonly<Record<Channel, readonly TruthRow[]>>;
	readonly truth: readonly (readonly string[])[];
	readonly people: readonly (readonly string[])[];
	bytes(file: SampleFile): Buffer;
};

/** A whole sample in memory, each row with the person whom the truth gives it to. */
export function makeSample(people: number, seed: number): Sample {
	const byFile = new Map<SampleFile, (readonly string[])[]>(ALL_FILES.map((file) => [file, []]));
	const cellsIn = (file: SampleFile): (readonly string[])[] => byFile.get(file) ?? [];
	generate({ seed, people, write: { row: (file, cells) => void cellsIn(file).push(cells) } });
	const truth = cellsIn(TRUTH_FILES.interactions);
	const owners = new Map<string, string[]>();
	for (const [name = '', , person = ''] of truth) {
		const list = owners.get(name) ?? [];
		list.push(person);
		owners.set(name, list);
	}
	const rowsOf = (channel: Channel): TruthRow[] => {
		const file = SAMPLE_FILES[channel];
		return cellsIn(file).map((cells, i) => ({ cells, person: owners.get(file.name)?.[i] ?? '' }));
	};
	const rows: Partial<Record<Channel, TruthRow[]>> = {};
	for (const channel of CHANNELS) rows[channel] = rowsOf(channel);
	return {
		rows: rows as Record<Channel, TruthRow[]>,
		truth,
		people: cellsIn(TRUTH_FILES.people),
		bytes(file) {
			const text = [file.header, ...cellsIn(file)].map((cells) => formatRow(file, cells)).join('');
			return encode(text, file.encoding);
		}
	};
}
