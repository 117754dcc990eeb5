/**
 * What passed and failed, and what to say again at the end of each failure.
 * @typedef {{ passed: number, failed: number, skipped: number, failures: readonly string[] }} Tally
 */

/** @param {Partial<Tally>} [part] @returns {Tally} */
export const tally = (part) => ({ passed: 0, failed: 0, skipped: 0, failures: [], ...part });

/**
 * Prints how one check ended, and counts it.
 * @param {string} name
 * @param {boolean} ok
 */
export function check(name, ok) {
	console.log(`${ok ? '✓' : '✗'} ${name}`);
	return tally(ok ? { passed: 1 } : { failed: 1, failures: [name] });
}

/** @param {readonly Tally[]} parts */
export function sum(parts) {
	return parts.reduce(
		(all, { passed, failed, skipped, failures }) => ({
			passed: all.passed + passed,
			failed: all.failed + failed,
			skipped: all.skipped + skipped,
			failures: [...all.failures, ...failures]
		}),
		tally()
	);
}

/** @param {Tally} counts */
export function sentence({ passed, failed, skipped }) {
	const tail = skipped > 0 ? `, ${skipped} skipped` : '';
	return `${passed} passed, ${failed} failed${tail}`;
}
