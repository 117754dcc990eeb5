/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @param {Partial<Tally>} [part] @returns {Tally} */
export const tally = (part) => ({ passed: 0, failed: 0, skipped: 0, ...part });

/**
 * Prints how one check ended, and counts it.
 * @param {string} name
 * @param {boolean} ok
 */
export function check(name, ok) {
	console.log(`${ok ? '✓' : '✗'} ${name}`);
	return tally(ok ? { passed: 1 } : { failed: 1 });
}

/** @param {readonly Tally[]} parts */
export function sum(parts) {
	return parts.reduce(
		(all, { passed, failed, skipped }) => ({
			passed: all.passed + passed,
			failed: all.failed + failed,
			skipped: all.skipped + skipped
		}),
		tally()
	);
}

/** @param {Tally} counts */
export function sentence({ passed, failed, skipped }) {
	const tail = skipped > 0 ? `, ${skipped} skipped` : '';
	return `${passed} passed, ${failed} failed${tail}`;
}
