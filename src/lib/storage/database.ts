import { openDB, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import { asStorageError, StorageError } from './errors';
import { migrate, MIGRATIONS, type Migration } from './migrations';
import { Observable } from './observable';
import { DATABASE, type Schema } from './schema';

/**
 * `blocked`: an older tab holds the database; opening goes on as soon as it lets go. `newer` and
 * `deleted` are for good: nothing is read or written any more until the page is loaded again.
 */
export type DatabaseState = 'closed' | 'open' | 'blocked' | 'newer' | 'deleted';

export interface DatabaseOptions {
	readonly name?: string;
	readonly migrations?: readonly Migration[];
	/** Milliseconds after which a call gives up on a database that is blocked. */
	readonly patience?: number;
}

type Names = readonly StoreNames<Schema>[];
type Work<N extends Names, Mode extends IDBTransactionMode, T> = (
	transaction: IDBPTransaction<Schema, N, Mode>
) => Promise<T>;

/** The one database of the app: opened when first needed, and again when the browser ended it. */
export class Database {
	readonly state = new Observable<DatabaseState>('closed');
	readonly #name: string;
	readonly #migrations: readonly Migration[];
	readonly #patience: number;
	#opening: Promise<IDBPDatabase<Schema>> | undefined;

	constructor({ name = DATABASE, migrations = MIGRATIONS, patience = 5000 }: DatabaseOptions = {}) {
		this.#name = name;
		this.#migrations = migrations;
		this.#patience = patience;
	}

	/** Opens the database unless it is open. Throws `StorageError`. */
	async open(): Promise<void> {
		await this.#connection();
	}

	/** One transaction that reads. `work` may await nothing but its requests. Throws `StorageError`. */
	read<const N extends Names, T>(stores: N, work: Work<N, 'readonly', T>): Promise<T> {
		return this.#transact(stores, 'readonly', 'default', work);
	}

	/**
	 * One transaction that writes all or nothing: what `work` throws undoes it. `strict` is for what a
	 * user made: it is on the disk when this resolves. Throws `StorageError`.
	 */
	write<const N extends Names, T>(
		stores: N,
		durability: 'strict' | 'relaxed',
		work: Work<N, 'readwrite', T>
	): Promise<T> {
		return this.#transact(stores, 'readwrite', durability, work);
	}

	/** Lets go of the database; the next call opens it again. */
	async close(): Promise<void> {
		const opening = this.#opening;
		this.#forget();
		(await opening)?.close();
	}

	async #transact<const N extends Names, Mode extends 'readonly' | 'readwrite', T>(
		stores: N,
		mode: Mode,
		durability: IDBTransactionDurability,
		work: Work<N, Mode, T>
	): Promise<T> {
		const begin = async () =>
			(await this.#connection()).transaction<N, Mode>(stores, mode, { durability });
		let transaction;
		try {
			transaction = await begin();
		} catch (error) {
			// The browser may end a connection before it says so.
			if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
			this.#forget();
			transaction = await begin();
		}
		const ended = transaction.done.then(
			() => undefined,
			(error: unknown) => ({ error })
		);
		try {
			const result = await work(transaction);
			const failure = await ended;
			if (failure !== undefined) throw failure.error;
			return result;
		} catch (error) {
			abort(transaction);
			const failure = await ended;
			// What is asked of a transaction that failed says only that; the transaction says why.
			throw asStorageError(isAftermath(error) ? (failure?.error ?? error) : error);
		}
	}

	async #connection(): Promise<IDBPDatabase<Schema>> {
		const state = this.state.value;
		if (state === 'newer' || state === 'deleted') throw new StorageError(state);
		this.#opening ??= this.#open();
		return giveUpWhenBlocked(this.#opening, this.state, this.#patience);
	}

	async #open(): Promise<IDBPDatabase<Schema>> {
		let failure: unknown;
		try {
			const connection = await openDB(this.#name, this.#migrations.length, {
				upgrade: (database, from, _, transaction) => {
					// Opening fails with it; that is where it is heard.
					transaction.done.catch(() => {});
					migrate(database, transaction, from, this.#migrations).catch((error: unknown) => {
						failure = error;
						abort(transaction);
					});
				},
				blocked: () => this.state.set('blocked'),
				blocking: (_, version) => this.#stop(version === null ? 'deleted' : 'newer'),
				terminated: () => this.#forget()
			});
			this.state.set('open');
			// What the migrations made is what `Schema` says.
			return connection as unknown as IDBPDatabase<Schema>;
		} catch (cause) {
			this.#opening = undefined;
			const error = failure ?? unavailableWithout(cause);
			const newer = error instanceof StorageError && error.code === 'newer';
			this.state.set(newer ? 'newer' : 'closed');
			throw error;
		}
	}

	/** Makes way for whoever upgrades or deletes the database. Transactions under way still end. */
	#stop(state: 'newer' | 'deleted'): void {
		void this.#opening?.then((connection) => connection.close());
		this.#opening = undefined;
		this.state.set(state);
	}

	#forget(): void {
		this.#opening = undefined;
		if (this.state.value === 'open') this.state.set('closed');
	}
}

function abort(transaction: { abort(): void }): void {
	try {
		transaction.abort();
	} catch (error) {
		// It has ended already.
		if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
	}
}

function isAftermath(error: unknown): boolean {
	const names = ['AbortError', 'InvalidStateError', 'TransactionInactiveError'];
	return error instanceof DOMException && names.includes(error.name);
}

/** Where there is no IndexedDB at all, opening fails in ways that say nothing. */
function unavailableWithout(cause: unknown): unknown {
	const factory: IDBFactory | null | undefined = globalThis.indexedDB;
	return factory ? asStorageError(cause) : new StorageError('unavailable', { cause });
}

function giveUpWhenBlocked<T>(
	opening: Promise<T>,
	state: Observable<DatabaseState>,
	patience: number
): Promise<T> {
	return new Promise((resolve, reject) => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const unsubscribe = state.subscribe((now) => {
			clearTimeout(timer);
			if (now !== 'blocked') return;
			timer = setTimeout(() => reject(new StorageError('blocked')), patience);
		});
		const settle = () => {
			unsubscribe();
			clearTimeout(timer);
		};
		opening.then(resolve, reject).finally(settle);
	});
}
