import { expect, it } from 'vitest';
import { sqlFault } from './fault';

it('tells a lack of memory from a wrong statement', () => {
	const memory = [
		'Out of Memory Error: failed to allocate data of size 16.0 MiB',
		'Invalid Error: memory limit reached',
		'allocation failure'
	];
	for (const message of memory)
		expect(sqlFault(new Error(message), 'select 1').code).toBe('memory');
	expect(sqlFault(new Error('Binder Error: no'), 'select 1').code).toBe('sql');
});

it('has words for whatever is thrown', () => {
	expect(sqlFault('plain', 'select 1')).toMatchObject({
		code: 'sql',
		message: 'plain',
		sql: 'select 1'
	});
});
