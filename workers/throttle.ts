/** Passes a value on at most once in so many milliseconds; the last ones of a burst may be left out. */
export function onceIn<T>(milliseconds: number, use: (value: T) => void): (value: T) => void {
	let last = -Infinity;
	return (value) => {
		const now = performance.now();
		if (now - last < milliseconds) return;
		last = now;
		use(value);
	};
}
