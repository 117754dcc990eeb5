import { afterEach, describe, expect, it } from 'vitest';
import EngineWorker from '$workers/engine.worker?worker';
import type { Build } from '$lib/journey/analysis';
import { engineClient } from './client';
import { EngineError } from './errors';
import type { Engine, Progress } from './protocol';
import { rowsFromArrow } from './rows';
import { Supervisor, type EngineState, type SupervisorOptions } from './supervisor';

const calm = new AbortController().signal;
const workers: Worker[] = [];
const supervisors: Supervisor[] = [];

function supervise(options: Partial<SupervisorOptions> = {}) {
	const states: EngineState[] = [];
	const supervisor = new Supervisor({
		spawn: () => {
			const worker = new EngineWorker();
			workers.push(worker);
			return worker;
		},
		onState: (state) => states.push(state),
		...options
	});
	supervisors.push(supervisor);
	return { supervisor, states, engine: engineClient(supervisor) };
}

afterEach(() => {
	for (const supervisor of supervisors.splice(0)) supervisor.stop();
	workers.length = 0;
});

async function value(engine: Engine, sql: string, signal = calm): Promise<unknown> {
	const rows = rowsFromArrow(await engine.read(signal, { name: 'test', sql }));
	return rows.column(rows.columns[0]!.name)[0];
}

/** A worker whose script is this text; by itself it says and answers nothing. */
const scripted = (script: string) => () =>
	new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));

const HEAVY = 'select sum(hash(a.range, b.range)) from range(100000) a, range(100000) b';

describe('the engine in its worker', () => {
	it('starts, says its version, and answers', async () => {
		const { supervisor, engine, states } = supervise();
		expect((await supervisor.start()).version).toMatch(/^v\d+\.\d+\.\d+/);
		expect(states).toEqual(['starting', 'ready']);
		expect(await value(engine, 'select 42')).toBe(42);
		expect(states).toEqual(['starting', 'ready', 'busy', 'ready']);
	});

	it('is started by the first call', async () => {
		const { engine, states } = supervise();
		expect(await value(engine, `select 'è'`)).toBe('è');
		expect(states).toEqual(['starting', 'busy', 'ready']);
	});

	it('gives up a heavy statement when told, and answers the next', async () => {
		const { supervisor, engine } = supervise();
		await supervisor.start();
		const controller = new AbortController();
		const heavy = value(engine, HEAVY, controller.signal);
		// Busy with it: what comes after waits its turn.
		const after = value(engine, 'select 1');
		setTimeout(() => controller.abort(), 300);
		await expect(heavy).rejects.toMatchObject({ name: 'AbortError' });
		expect(await after).toBe(1);
		expect(await value(engine, 'select 2')).toBe(2);
		expect(workers.length).toBe(1);
	});

	it('does not send what was cancelled before', async () => {
		const { engine, states } = supervise();
		await expect(value(engine, 'select 1', AbortSignal.abort())).rejects.toMatchObject({
			name: 'AbortError'
		});
		expect(states).toEqual([]);
	});

	it('says what was wrong with a statement, and where', async () => {
		const { engine } = supervise();
		const sql = 'select 1,\n  nope';
		const error: unknown = await value(engine, sql).catch((cause: unknown) => cause);
		expect(error).toBeInstanceOf(EngineError);
		expect(error).toMatchObject({ code: 'sql', sql, position: { line: 2, column: 3 } });
		expect(await value(engine, 'select 1')).toBe(1);
		expect(workers.length).toBe(1);
	});

	it('tells of the progress of a build, and keeps its tables', async () => {
		const { engine } = supervise();
		const build: Build = {
			key: 'k',
			tables: ['t'],
			steps: [{ kind: 'sql', name: 'make t', sql: 'create table t as select 5 as a' }]
		};
		const heard: Progress[] = [];
		await engine.ensure(calm, build, [], (progress) => heard.push(progress));
		expect(heard[0]).toEqual({ name: 'make t', unit: 'steps', done: 0, total: 1 });
		expect(await value(engine, 'select a from t')).toBe(5);
		await engine.retain(new AbortController().signal, []);
		await expect(value(engine, 'select a from t')).rejects.toThrow(EngineError);
	});

	it('cannot reach the network from SQL', async () => {
		const { engine } = supervise();
		const away = `select * from read_csv('${location.origin}/package.json')`;
		await expect(value(engine, away)).rejects.toMatchObject({ code: 'sql' });
	});
});

describe('a worker that dies', () => {
	it('lets everything that waits fail, and the next call gets a new one', async () => {
		const { supervisor, engine, states } = supervise({ silence: 3000 });
		await supervisor.start();
		const waiting = [value(engine, HEAVY), value(engine, 'select 1')];
		workers[0]?.terminate();
		const ends = await Promise.allSettled(waiting);
		for (const end of ends) {
			expect(end).toMatchObject({ status: 'rejected', reason: { code: 'crashed' } });
		}
		expect(states.at(-1)).toBe('off');
		expect(await value(engine, 'select 3')).toBe(3);
		expect(workers.length).toBe(2);
	});

	it('by its own error lets everything that waits fail', async () => {
		const { supervisor } = supervise({ spawn: scripted(`throw new Error('by hand')`) });
		await expect(supervisor.start()).rejects.toMatchObject({
			code: 'crashed',
			message: expect.stringContaining('by hand') as string
		});
	});

	it('because it is stopped lets everything that waits fail', async () => {
		const { supervisor, engine, states } = supervise();
		await supervisor.start();
		const waiting = value(engine, HEAVY);
		supervisor.stop();
		await expect(waiting).rejects.toMatchObject({ code: 'crashed' });
		expect(states.at(-1)).toBe('off');
	});
});

describe('a worker that never answers', () => {
	it('is given up while it starts, and so is the call that waits', async () => {
		const { supervisor, engine, states } = supervise({ spawn: scripted(''), startTimeout: 200 });
		const waiting = value(engine, 'select 1');
		await expect(supervisor.start()).rejects.toMatchObject({ code: 'start' });
		await expect(waiting).rejects.toMatchObject({ code: 'start' });
		expect(states).toEqual(['starting', 'off']);
	});

	it('can be cancelled while it starts', async () => {
		const { engine } = supervise({ spawn: scripted('') });
		const controller = new AbortController();
		const waiting = value(engine, 'select 1', controller.signal);
		controller.abort();
		await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
	});
});
