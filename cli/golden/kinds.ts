import { identity } from './identity';
import type { Kind } from './kind';
import { paths } from './paths';
import { sessionize } from './sessionize';

/** Every kind of case that can be put to the cells. Another is one file and one line here. */
const kinds: readonly Kind[] = [sessionize, paths, identity];

const byName = new Map(kinds.map((kind) => [kind.kind, kind]));

export function kindOf(name: string): Kind | undefined {
	return byName.get(name);
}
