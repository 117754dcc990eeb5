import { droppedFiles } from './dropped-files';

/** Files dragged over an element and dropped there. */
export class DragWatch {
	#over = $state(false);
	/** Enter and leave come for every child too; only their balance says whether one is still inside. */
	#depth = 0;
	readonly #ondrop: (files: File[]) => void;

	constructor(ondrop: (files: File[]) => void) {
		this.#ondrop = ondrop;
	}

	get over(): boolean {
		return this.#over;
	}

	readonly attach = (element: HTMLElement): (() => void) => {
		const stop = new AbortController();
		const listen = (name: 'dragenter' | 'dragover' | 'dragleave' | 'drop', take: () => void) =>
			element.addEventListener(
				name,
				(event) => {
					if (!holdsFiles(event)) return;
					event.preventDefault();
					event.stopPropagation();
					take();
					if (name === 'drop' && event.dataTransfer) this.#take(event.dataTransfer);
				},
				{ signal: stop.signal }
			);
		listen('dragenter', () => this.#set(this.#depth + 1));
		listen('dragover', () => {});
		listen('dragleave', () => this.#set(this.#depth - 1));
		listen('drop', () => this.#set(0));
		return () => stop.abort();
	};

	#take(data: DataTransfer): void {
		// What cannot be read as a folder is handed on as it is: reading it says what is wrong.
		const plain = [...data.files];
		void droppedFiles(data).then(this.#ondrop, () => this.#ondrop(plain));
	}

	#set(depth: number): void {
		this.#depth = Math.max(0, depth);
		this.#over = this.#depth > 0;
	}
}

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
