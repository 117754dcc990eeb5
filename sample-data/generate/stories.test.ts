import { describe, expect, it } from 'vitest';
import { DEFAULT_PEOPLE, DEFAULT_SEED } from './index.ts';
import { householdCount } from './population.ts';
import { FAULT, HANDOVER, TARIFF } from './stories.ts';
import { chatHandover, checkoutFault, repeatCallers, sharedTablets } from './testing/measures.ts';
import { linkNaively, score } from './testing/oracle.ts';
import { makeSample } from './testing/sample.ts';

const sample = makeSample(DEFAULT_PEOPLE, DEFAULT_SEED);

describe('the planted stories', () => {
	it('(a) shows the checkout fault of one release', () => {
		const { faulty, other, callsPerWeek } = checkoutFault(sample);
		expect(faulty.payments).toBeGreaterThan(100);
		expect(faulty.errors / faulty.payments).toBeCloseTo(FAULT.errorRate, 1);
		expect(other.errors / other.payments).toBeCloseTo(FAULT.usualErrorRate, 1);
		const completion = faulty.purchases / faulty.checkouts;
		expect(completion).toBeLessThan(0.8 * (other.purchases / other.checkouts));
		expect(callsPerWeek.during).toBeGreaterThan(2.5 * callsPerWeek.otherwise);
	});

	it('(b) shows callers who come back about their bills', () => {
		const { before, after, npsOnce, npsRepeated } = repeatCallers(sample);
		expect(before.share).toBeCloseTo(TARIFF.repeatBefore, 1);
		expect(after.share).toBeCloseTo(TARIFF.repeatAfter, 1);
		expect(after.share).toBeGreaterThan(2 * before.share);
		expect(npsRepeated).toBeLessThan(npsOnce - 2.5);
	});

	it('(c) shows what a handover from chat to phone does', () => {
		const { inChat, handedOver, directCalls, afterHandover } = chatHandover(sample);
		expect(handedOver.share).toBeCloseTo(HANDOVER.share, 1);
		expect(inChat.share).toBeGreaterThan(0.7);
		expect(afterHandover.n).toBeGreaterThan(80);
		expect(afterHandover.share).toBeLessThan(0.48);
		expect(directCalls.share).toBeGreaterThan(0.6);
	});

	it('(d) has tablets that families share', () => {
		const tablets = sharedTablets(sample);
		expect(tablets.length).toBeLessThanOrEqual(householdCount(DEFAULT_PEOPLE));
		expect(tablets.length).toBeGreaterThanOrEqual(householdCount(DEFAULT_PEOPLE) - 1);
		for (const { customers, changes, anonymous } of tablets) {
			expect(customers).toBeGreaterThan(1);
			expect(changes).toBeGreaterThan(0);
			expect(anonymous).toBeGreaterThan(0);
		}
	});
});

describe('the identities', () => {
	it('can be linked by what the rows share', () => {
		const { precision, recall } = score(linkNaively(sample));
		expect(precision).toBeGreaterThanOrEqual(0.99);
		expect(recall).toBeGreaterThanOrEqual(0.97);
	});

	it('can be linked in a small sample too', () => {
		const { precision, recall } = score(linkNaively(makeSample(400, 3)));
		expect(precision).toBeGreaterThanOrEqual(0.99);
		expect(recall).toBeGreaterThanOrEqual(0.96);
	});

	it('leave some visitors and cookies unknown', () => {
		expect(score(linkNaively(sample)).recall).toBeLessThan(0.995);
	});
});
