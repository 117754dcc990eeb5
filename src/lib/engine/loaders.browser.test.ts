import { afterEach, describe, expect, it } from 'vitest';
import EngineWorker from '$workers/engine.worker?worker';
import type { Build } from '$lib/journey/analysis';
import { loadBuild } from '$lib/journey/tables';
import { toySource } from '$lib/notebook/toy-documents';
import { engineClient } from './client';
import { Loaders } from './loaders';
import type { DataFile, Progress } from './protocol';
import { rowsFromArrow } from './rows';
import { Supervisor, type Compiled, type EngineState } from './supervisor';

const calm = new AbortController().signal;
const quiet = () => undefined;
const compiled: Compiled = {};
const supervisors: Supervisor[] = [];

afterEach(() => {
	for (const supervisor of supervisors.splice(0)) supervisor.stop();
});

/**
 * Workers with what they did: those `made`, and how many of them are `alive`. `allBusy` resolves once each had
 * something to do. Where there is room only for some, others fail as they start.
 */
function workers(count: number, room = count) {
	const states: EngineState[] = [];
	const made: Worker[] = [];
	const busy = new Set<number>();
	let tell: () => void = quiet;
	const allBusy = new Promise<void>((resolve) => (tell = resolve));
	const own = Array.from({ length: count }, (_, at) => {
		const spawn = () => {
			const worker = alive() < room ? new EngineWorker() : new Worker('data:,throw 0');
			made.push(worker);
			return worker;
		};
		const onState = (state: EngineState) => {
			states.push(state);
			if (state === 'busy' && busy.add(at).size === count) tell();
		};
		return new Supervisor({ spawn, compiled, onState });
	});
	supervisors.push(...own);
	const alive = () => made.length - states.filter((state) => state === 'off').length;
	return { loaders: new Loaders(own), made, alive, allBusy };
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

/** A file of several megabytes; of some records, where `broken`, nobody can tell where they end. */
function large(key: string, megabytes: number, broken = false): { build: Build; file: DataFile } {
	const line = `${key},${'x'.repeat(1013)},z\n`;
	const text = line.repeat(megabytes * 1024);
	const blob = new Blob(broken ? [text, 'one,two\n', text] : [text, text]);
	const hash = `h${key}`;
	const columns = ['a', 'b', 'c'].map((heading) => ({
		heading,
		name: heading,
		type: { type: 'text' as const },
		role: { role: 'attribute' as const }
	}));
	const build = loadBuild({
		...toySource(key),
		files: [{ name: `${key}.csv`, size: blob.size, hash }],
		read: {
			format: 'csv',
			encoding: 'utf-8',
			delimiter: ',',
			quote: '"',
			header: false,
			skip: 0
		},
		columns
	});
	return { build, file: { hash, blob } };
}

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

	it('let whoever waits for what another asked for give up at once', async () => {
		const { loaders } = workers(1);
		const [running, waiting] = [new AbortController(), new AbortController()];
		const first = prepare(loaders, heavy, running.signal);
		const second = prepare(loaders, heavy, waiting.signal);
		waiting.abort();
		await expect(second).rejects.toBe(waiting.signal.reason);
		running.abort();
		await expect(first).rejects.toMatchObject({ name: 'AbortError' });
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
		expect((await third).parts[0]?.blob.size).toBeGreaterThan(0);
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
		expect((await prepare(loaders, build('a'))).parts).toHaveLength(1);
		expect(made.length).toBe(2);
	});

	it('say what was wrong', async () => {
		const { loaders, alive } = workers(1);
		const wrong: Build = { ...heavy, key: 'w', steps: [{ kind: 'sql', name: 'w', sql: 'nope' }] };
		await expect(prepare(loaders, wrong)).rejects.toMatchObject({ code: 'sql' });
		expect(alive()).toBe(0);
	});
});

describe('a large file', () => {
	it('is read by several workers, each a part of it', async () => {
		const { loaders, made, alive } = workers(2);
		const { build, file } = large('a', 10);
		const heard: Progress[] = [];
		const prepared = await loaders.prepare(calm, build, [file], (progress) => heard.push(progress));
		expect(prepared.parts).toHaveLength(2);
		expect([made.length, alive()]).toEqual([2, 0]);
		const done = heard.map((progress) => progress.done);
		expect(done).toEqual(done.toSorted((a, b) => a - b));
		expect(heard.at(-1)).toMatchObject({ name: build.steps[0]?.name, total: file.blob.size });

		const engine = new Supervisor({ spawn: () => new EngineWorker(), compiled });
		supervisors.push(engine);
		const client = engineClient(engine);
		expect(await client.adopt(calm, build, prepared)).toBe(true);
		const [rows, rejects, files] = build.tables;
		const sql = `select count(*)::integer as n, count(distinct "row")::integer as numbers, max("row") as last, (select count(*) from ${rejects})::integer as rejects, (select sum(rows) from ${files})::integer as told from ${rows}`;
		const found = rowsFromArrow(await client.read(calm, { name: 'n', sql }));
		expect(found.columns.map(({ name }) => found.column(name)[0])).toEqual([
			20_480, 20_480, 20_479, 0, 20_480
		]);
	});

	it('is read by one where another file is as large, or where it cannot be divided', async () => {
		const { loaders } = workers(2);
		const files = [large('a', 8), large('b', 8)];
		const alike = files.map(({ build, file }) => loaders.prepare(calm, build, [file], quiet));
		expect((await Promise.all(alike)).map(({ parts }) => parts.length)).toEqual([1, 1]);
		const { build, file } = large('c', 9, true);
		expect((await loaders.prepare(calm, build, [file], quiet)).parts).toHaveLength(1);
	});

	it('of which one part fails is read by one worker alone, and leaves none', async () => {
		const { loaders, alive, allBusy } = workers(2);
		const { build, file } = large('a', 10);
		const dying = loaders.prepare(calm, build, [file], quiet);
		await allBusy;
		for (const supervisor of supervisors) supervisor.stop();
		expect((await dying).parts).toHaveLength(1);
		expect(alive()).toBe(0);
		expect((await loaders.prepare(calm, build, [file], quiet)).parts).toHaveLength(2);
	});

	it('is read by one worker where there is no room for another', async () => {
		const { loaders, alive } = workers(2, 1);
		const { build, file } = large('a', 10);
		expect((await loaders.prepare(calm, build, [file], quiet)).parts).toHaveLength(1);
		expect(alive()).toBe(0);
	});

	it('that nobody can divide starts no second worker', async () => {
		const { loaders, made } = workers(2);
		const { build, file } = large('a', 10);
		const [step] = build.steps;
		if (step?.kind !== 'load') throw new Error('it loads');
		const source = { ...step.source, sample: { one: 2, by: 'a' } };
		const sampled = { ...build, steps: [{ ...step, source }] };
		expect((await loaders.prepare(calm, sampled, [file], quiet)).parts).toHaveLength(1);
		expect(made.length).toBe(1);
	});

	it('is given up as a whole', async () => {
		const { loaders, alive, allBusy } = workers(2);
		const { build, file } = large('a', 10);
		const stop = new AbortController();
		const given = loaders.prepare(stop.signal, build, [file], quiet);
		await allBusy;
		stop.abort();
		await expect(given).rejects.toMatchObject({ name: 'AbortError' });
		expect(alive()).toBe(0);
	});
});
