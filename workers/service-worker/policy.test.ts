import { expect, test } from 'vitest';
import config from '../../svelte.config.js';
import { pagePolicy, policyFor, withPolicy, workerPolicy } from './policy';

const directives = (policy: string) =>
	new Map(policy.split('; ').map((part) => [part.split(' ')[0]!, part.split(' ').slice(1)]));

const unquoted = (values: string[]) => values.map((value) => value.replaceAll("'", ''));

test("the header of a page says no more and no less than the page's own policy", () => {
	const own = new Map(Object.entries(config.kit?.csp?.directives ?? {}));
	const header = directives(pagePolicy);
	header.delete('frame-ancestors');
	for (const [name, values] of header) {
		expect([name, unquoted(values)]).toEqual([name, own.get(name as 'connect-src')]);
	}
});

test('a worker reaches nothing but its own origin and starts nothing', () => {
	const policy = directives(workerPolicy);
	expect(policy.get('default-src')).toEqual(["'none'"]);
	expect(policy.get('connect-src')).toEqual(["'self'"]);
	expect(policy.get('worker-src')).toEqual(["'none'"]);
	expect(policy.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
});

test.each([
	['document', pagePolicy],
	['worker', workerPolicy],
	['script', undefined],
	['', undefined]
] as const)('an answer to %j carries %s', (destination, policy) => {
	expect(policyFor(destination)).toBe(policy);
});

test('the policy is added to what the answer has', async () => {
	const answer = new Response('text', { headers: { 'content-type': 'text/html' } });
	const changed = withPolicy('document', answer);
	expect(changed.headers.get('content-security-policy')).toBe(pagePolicy);
	expect(changed.headers.get('content-type')).toBe('text/html');
	expect(await changed.text()).toBe('text');
});
