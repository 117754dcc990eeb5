export type ThemeChoice = 'system' | 'light' | 'dark';

const DARK = '(prefers-color-scheme: dark)';

/** Which theme the reader chose, and which one that is now. */
export class Theme {
	#choice: ThemeChoice = $state('system');
	#systemIsDark = $state(false);

	/** Told whenever the reader chooses another theme. */
	onchange: ((choice: ThemeChoice) => void) | undefined;

	constructor(initial: ThemeChoice = 'system', onchange?: (choice: ThemeChoice) => void) {
		this.#choice = initial;
		this.onchange = onchange;
		if (typeof matchMedia === 'undefined') return;
		const system = matchMedia(DARK);
		this.#systemIsDark = system.matches;
		system.addEventListener('change', () => (this.#systemIsDark = system.matches));
	}

	get choice(): ThemeChoice {
		return this.#choice;
	}

	set choice(choice: ThemeChoice) {
		if (choice === this.#choice) return;
		this.#choice = choice;
		this.onchange?.(choice);
	}

	/** The theme that is seen. */
	get current(): 'light' | 'dark' {
		if (this.#choice !== 'system') return this.#choice;
		return this.#systemIsDark ? 'dark' : 'light';
	}
}

export const theme = new Theme();
