import type { Identifier } from '$lib/journey/identity/spec';
import type { Translate } from '$lib/messages';
import { suggestIdentifiers, type IdentityPlace } from '$lib/state/explain-identity';
import type { Option } from '$lib/ui/options';
import { identifierWords } from './identifier-words';

/** Milliseconds of quiet before what was typed is looked up. */
const SETTLE = 150;

/** Identifiers that fit what is typed, asked of the engine. */
export class Suggestions {
	#found: readonly Identifier[] = $state.raw([]);
	readonly #place: () => IdentityPlace;
	#stop = new AbortController();
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(place: () => IdentityPlace) {
		this.#place = place;
	}

	/** The found ones, and the chosen one, which is always to be seen. */
	options(chosen: Identifier | undefined, t: Translate): readonly Option[] {
		const all = chosen === undefined ? this.#found : [chosen, ...this.#found];
		const options = new Map(all.map((one) => [keyOf(one), one]));
		return [...options].map(([value, one]) => ({ value, label: identifierWords(one, t) }));
	}

	find(text: string): void {
		clearTimeout(this.#timer);
		this.#stop.abort();
		this.#stop = new AbortController();
		const { signal } = this.#stop;
		this.#timer = setTimeout(() => {
			// What cannot be looked up is not suggested; the question itself tells why.
			suggestIdentifiers(signal, this.#place(), text).then(
				(found) => {
					if (!signal.aborted) this.#found = found;
				},
				() => undefined
			);
		}, SETTLE);
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#stop.abort();
	}
}

/** An identifier as one text, and back. */
export const keyOf = ({ type, value }: Identifier) => JSON.stringify([type, value]);
export function identifierOf(key: string): Identifier {
	const [type, value] = JSON.parse(key) as [string, string];
	return { type, value };
}
