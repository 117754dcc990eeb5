/**
 * How many of many heavy parts are on the page: at first `step`, and as many more with each turn of the event loop,
 * so that whoever types or clicks meanwhile is heard. Few that are added to those there come at once. Belongs
 * where effects do: at the top of a component.
 */
export function gradual(total: () => number, step = 1): { readonly shown: number } {
	let before = $state(0);
	const shown = $derived(Math.min(total(), before + step));

	$effect(() => {
		const now = shown;
		if (now === total()) {
			before = now;
			return;
		}
		const next = setTimeout(() => (before = now));
		return () => clearTimeout(next);
	});

	return {
		get shown() {
			return shown;
		}
	};
}
