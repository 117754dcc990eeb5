import { Workbox } from 'workbox-window';

/**
 * Whether the app works with the network unplugged: it cannot here; its files are being kept; it does;
 * it does, and a newer version waits.
 */
export type OfflineState = 'unsupported' | 'installing' | 'ready' | 'update';

/** Keeps the app's own files for offline use, through its service worker. */
export class Offline {
	readonly #script: string;
	#state = $state<OfflineState>('unsupported');
	#workbox: Workbox | undefined;
	#registration: ServiceWorkerRegistration | undefined;
	#controlled = false;
	#reloading = false;
	/** Whether this page's files are of an older version than the service worker that answers it. */
	#outdated = false;

	/** @param script address of the service worker's script, which lies beside the first page */
	constructor(script: string) {
		this.#script = script;
	}

	get state(): OfflineState {
		return this.#state;
	}

	/** Registers the service worker; to be called once, in the browser. */
	async start(): Promise<void> {
		if (!('serviceWorker' in navigator)) return;
		this.#controlled = navigator.serviceWorker.controller !== null;
		const workbox = new Workbox(this.#script);
		workbox.addEventListener('activated', () => this.#look());
		workbox.addEventListener('waiting', () => this.#look());
		workbox.addEventListener('redundant', () => this.#look());
		workbox.addEventListener('controlling', () => this.#takenOver());
		this.#workbox = workbox;
		this.#state = 'installing';
		try {
			this.#registration = await workbox.register();
		} catch {
			// Private windows and blocked storage refuse; the app runs, only not offline.
			this.#state = 'unsupported';
			return;
		}
		this.#look();
	}

	/** Loads the page again, with the newer version where one waits. */
	reload(): void {
		if (this.#workbox && this.#registration?.waiting) {
			this.#reloading = true;
			this.#workbox.messageSkipWaiting();
		} else {
			location.reload();
		}
	}

	#look(): void {
		const { waiting, active, installing } = this.#registration ?? {};
		if (this.#outdated || (waiting && active)) this.#state = 'update';
		else if (active) this.#state = 'ready';
		else this.#state = (installing ?? waiting) ? 'installing' : 'unsupported';
	}

	/** Another service worker answers from now on: the first one, or a newer one that this or another tab let in. */
	#takenOver(): void {
		if (this.#reloading) location.reload();
		this.#outdated = this.#controlled;
		this.#controlled = true;
		this.#look();
	}
}
