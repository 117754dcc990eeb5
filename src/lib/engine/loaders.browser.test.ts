import { afterEach, describe, expect, it } from 'vitest';
import EngineWorker from '$workers/engine.worker?worker';
import type { Build } from '$lib/journey/analysis';
import { engineClient } from './client';
import { Loaders } from './loaders';
import { rowsFromArrow } from './rows';
import { Supervisor, type Compiled, type EngineState } from './supervisor';

const calm = new AbortController().signal;
const quiet = () => undefined;
const compiled: Compiled = {};
const supervisors: Supervisor[] = [];

afterEach(() => {
	for (const supervisor of supervisors.splice(0)) supervisor.stop();
});

/** Workers with what they did: `states` in the order of all, `alive` those that were made and not ended. */
function workers(count: number) {
	const states: EngineState[] = [];
	const made: Worker[] = [];
	const own = Array.from({ length: count }, () => {
		const spawn = () => {
			const worker = new EngineWorker();
			made.push(worker);
			return worker;
		};
		return new Supervisor({ spawn, compiled, onState: (state) => states.push(state) });
	});
	supervisors.push(...own);
	const alive = () => made.length - states.filter((state) => state === 'off').length;
	return { loaders: new Loaders(own), made, alive };
}

const build = (key: string, rows = 1): Build => ({
	key,
	tables: [`rows_${key}`],
	steps: [
		{
			kind: 'sql',
			name: 'make',
			sql: `create table rows_${key} as select range as a, md5(range::varchar) as b from range(${rows})`
		}
	]
});
const prepare = (loaders: Loaders, one: Build, signal = calm) =>
	loaders.prepare(signal, one, [], quiet);

const HEAVY =
	'create table rows_h as select sum(hash(a.range, b.range)) from range(100000) a, range(100000) b';
const heavy: Build = {
	key: 'h',
	tables: ['rows_h'],
	steps: [{ kind: 'sql', name: 'h', sql: HEAVY }]
};

describe('loaders', () => {
	it('make tables that another engine takes, as many at once as there are workers, and end', async () => {
		const { loaders, made, alive } = workers(2);
		const builds = ['a', 'b', 'c'].map((key) => build(key, 1000));
		const prepared = await Promise.all(builds.map((one) => prepare(loaders, one)));
		expect(made.length).toBe(2);
		expect(alive()).toBe(0);

		const engine = new Supervisor({ spawn: () => new EngineWorker(), compiled });
		supervisors.push(engine);
		const client = engineClient(engine);
		for (const [at, one] of builds.entries()) {
			expect(await client.adopt(calm, one, prepared[at]!)).toBe(true);
			const sql = `select count(b)::integer as n, sum(a)::integer as s from ${one.tables[0]}`;
			const rows = rowsFromArrow(await client.read(calm, { name: 'n', sql }));
			expect([rows.column('n')[0], rows.column('s')[0]]).toEqual([1000, 499_500]);
		}
	});

	it('make once what is asked for twice', async () => {
		const { loaders, made } = workers(2);
		const [one, other] = await Promise.all([
			prepare(loaders, build('a')),
			prepare(loaders, build('a'))
		]);
		expect(other).toBe(one);
		expect(made.length).toBe(1);
	});

	it('start ahead, and end once there is nothing more to do', async () => {
		const { loaders, made, alive } = workers(2);
		await loaders.warmUp();
		expect([made.length, alive()]).toEqual([2, 2]);
		await prepare(loaders, build('a'));
		expect([made.length, alive()]).toEqual([2, 0]);
	});

	it('let what waits be given up, and what runs, and go on', async () => {
		const { loaders, made, alive } = workers(1);
		const [running, waiting] = [new AbortController(), new AbortController()];
		const first = prepare(loaders, heavy, running.signal);
		const second = prepare(loaders, build('a'), waiting.signal);
		const third = prepare(loaders, build('b'));
		waiting.abort();
		await expect(second).rejects.toBe(waiting.signal.reason);
		setTimeout(() => running.abort(), 300);
		await expect(first).rejects.toMatchObject({ name: 'AbortError' });
		expect((await third).blob.size).toBeGreaterThan(0);
		expect([made.length, alive()]).toEqual([1, 0]);
	});

	it('that die let their work fail, and the next gets a new one', async () => {
		const { loaders, made } = workers(1);
		const dying = prepare(loaders, { ...heavy, key: 'dying' });
		const ended = expect(dying).rejects.toMatchObject({ code: 'crashed' });
		await loaders.warmUp();
		while (made.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
		supervisors.at(-1)?.stop();
		await ended;
		expect((await prepare(loaders, build('a'))).blob.size).toBeGreaterThan(0);
		expect(made.length).toBe(2);
	});

	it('say what was wrong', async () => {
		const { loaders, alive } = workers(1);
		const wrong: Build = { ...heavy, key: 'w', steps: [{ kind: 'sql', name: 'w', sql: 'nope' }] };
		await expect(prepare(loaders, wrong)).rejects.toMatchObject({ code: 'sql' });
		expect(alive()).toBe(0);
	});
});
