/** The parts of parquet-wasm: its glue, and its wasm compiled. */
export interface ParquetParts {
	readonly glue: Glue;
	readonly module: WebAssembly.Module;
}

type Glue = Omit<typeof import('parquet-wasm/bundler'), 'ParquetFile'> & {
	/** All that it asks of a Blob is its size and its slices. */
	readonly ParquetFile: { fromFile(file: Sliced): Promise<ParquetFile> };
	__wbg_set_wasm(exports: WebAssembly.Exports): void;
};

/** A file as the library reads it: a Blob is one. */
export interface Sliced {
	readonly size: number;
	slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> };
}
export type ParquetFile = import('parquet-wasm/bundler').ParquetFile;

let current: { library: Library; glue: Glue; memory: WebAssembly.Memory } | undefined;

/**
 * One instance of parquet-wasm. A damaged file can make it panic, out of sight in a microtask and for good:
 * then every call under way rejects, and the next file gets an instance of its own.
 */
export class Library {
	readonly ParquetFile: Glue['ParquetFile'];
	readonly #panic = deferred();
	readonly #glue: Glue;
	/** Callbacks that the wasm has made and not dropped, by their address. */
	readonly #callbacks = new Map<number, Callback>();
	#dead = false;

	private constructor(glue: Glue) {
		this.ParquetFile = glue.ParquetFile;
		this.#glue = glue;
		this.#panic.promise.catch(() => undefined);
	}

	/** The instance, a new one where there is none that lives. */
	static async open({ glue, module }: ParquetParts): Promise<Library> {
		if (current?.glue === glue && !current.library.#dead) return current.library;
		const library = new Library(glue);
		const from = WebAssembly.Module.imports(module)[0]?.module ?? '';
		const imports = { [from]: library.#guarded(glue) };
		const { exports } = await WebAssembly.instantiate(module, imports);
		// The glue keeps views of the memory until they are detached, which growing it does, even by nothing.
		current?.memory.grow(0);
		glue.__wbg_set_wasm(library.#called(exports));
		(exports['__wbindgen_start'] as () => void)();
		current = { library, glue, memory: exports['memory'] as WebAssembly.Memory };
		return library;
	}

	/** Whether it can still be called; what belongs to a dead instance would be sought in the next. */
	get alive(): boolean {
		return !this.#dead;
	}

	/** A call, unless the instance panics or the signal is aborted first. */
	async call<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
		signal.throwIfAborted();
		const aborted = deferred();
		const abort = () => aborted.reject(signal.reason);
		signal.addEventListener('abort', abort);
		try {
			return await Promise.race([work(), this.#panic.promise, aborted.promise]);
		} finally {
			signal.removeEventListener('abort', abort);
		}
	}

	/** A call that answers at once. */
	now<T>(work: () => T): T {
		try {
			return work();
		} catch (cause) {
			if (cause instanceof WebAssembly.RuntimeError) this.#die(cause);
			throw cause;
		}
	}

	/** An Arrow IPC stream as a Parquet file. */
	write(stream: Uint8Array): Uint8Array<ArrayBuffer> {
		return this.now(() => {
			const { Table, WriterPropertiesBuilder, Compression, writeParquet } = this.#glue;
			const properties = new WriterPropertiesBuilder().setCompression(Compression.SNAPPY).build();
			// The file lies in the wasm's memory: it is copied, and both are given back.
			return writeParquet(Table.fromIPCStream(stream), properties).slice();
		});
	}

	/** Gives back what an object holds, unless its instance is dead: it would be freed in the next. */
	free(object: { free(): void } | undefined): void {
		if (object !== undefined && !this.#dead) this.now(() => object.free());
	}

	/** The glue as the wasm calls it: its one way into the event loop watched, its callbacks its own. */
	#guarded(glue: object): WebAssembly.ModuleImports {
		const imports: WebAssembly.ModuleImports = {};
		for (const [key, value] of Object.entries(glue)) {
			if (typeof value !== 'function') continue;
			imports[key] = value as WebAssembly.ImportValue;
			if (/^__wbg_queueMicrotask_/.test(key) && value.length === 1 && !asks(value as Asks)) {
				imports[key] = (task: () => void) =>
					queueMicrotask(() => {
						try {
							this.now(task);
						} catch (cause) {
							this.#die(cause);
						}
					});
			} else if (/^__wbindgen_generic_/.test(key)) {
				imports[key] = (at: number, of: number) => this.#callback(at, (value as Casts)(at, of));
			}
		}
		return imports;
	}

	/**
	 * What the glue calls. It would free what was collected in whatever instance it has by then: nothing is freed
	 * but by hand.
	 */
	#called(exports: WebAssembly.Exports): WebAssembly.Exports {
		const called = { ...exports };
		for (const [key, value] of Object.entries(exports)) {
			const free = value as (at: number, byCollector: number) => void;
			if (/^__wbg_\w+_free$/.test(key)) {
				called[key] = (at: number, byCollector: number) => {
					if (byCollector === 0) free(at, 0);
				};
			}
		}
		const destroy = exports['__wbindgen_destroy_closure'] as (at: number, of: number) => void;
		called['__wbindgen_destroy_closure'] = (at: number, of: number) => {
			this.#callbacks.delete(at);
			destroy(at, of);
		};
		return called;
	}

	/** A callback into the wasm, which is never collected before the wasm drops it, nor reaches a later instance. */
	#callback(at: number, cast: unknown): unknown {
		if (typeof cast !== 'function' || !('_wbg_cb_unref' in cast)) return cast;
		const callback = cast as Callback;
		this.#callbacks.set(at, callback);
		const own = (...given: unknown[]) => (this.#dead ? undefined : callback(...given));
		return Object.assign(own, { _wbg_cb_unref: () => !this.#dead && callback._wbg_cb_unref() });
	}

	#die(cause: unknown): void {
		this.#dead = true;
		DEAD.add(this);
		this.#panic.reject(cause);
	}
}

type Asks = (scope: object) => unknown;
type Casts = (at: number, of: number) => unknown;
type Callback = ((...given: unknown[]) => unknown) & { _wbg_cb_unref(): void };

/** Of the two imports of that name one looks the function up in a scope; the other is the function. */
function asks(lookUp: Asks): boolean {
	const mark = {};
	try {
		return lookUp({ queueMicrotask: mark }) === mark;
	} catch {
		return false;
	}
}

/** Instances past, with their callbacks: the glue would drop these, once collected, in the instance of the day. */
const DEAD = new Set<Library>();

function deferred() {
	let reject: (reason: unknown) => void = () => undefined;
	const promise = new Promise<never>((_, refuse) => (reject = refuse));
	return { promise, reject };
}
