import { describe, expect, it } from 'vitest';
import { analysisOf } from '../registry';
import { SpecError } from '../spec-error';

describe('the settings of paths', () => {
	const parse = (spec: unknown) => analysisOf('paths')?.parse(spec);

	it('are six steps and eight touchpoints with repeats collapsed, unless told', () => {
		expect(parse({ journeys: 'trips' })).toEqual({
			journeys: 'trips',
			segment: '',
			compare: '',
			contrast: 'beside',
			unit: 'journey',
			label: 'touchpoint',
			anchor: { at: 'start' },
			depth: 6,
			top: 8,
			least: 0,
			expanded: [],
			collapse: true,
			hidden: [],
			groups: [],
			only: [],
			weight: 'count',
			sequence: []
		});
	});

	it.each([
		[{}, 'journeys'],
		[{ journeys: 'trips', depth: 0 }, 'depth'],
		[{ journeys: 'trips', depth: 2.5 }, 'depth'],
		[{ journeys: 'trips', top: 0 }, 'top'],
		[{ journeys: 'trips', label: 'color' }, 'label']
	])('refuse %j and name the setting', (spec, path) => {
		expect(() => parse(spec)).toThrow(SpecError);
		expect(() => parse(spec)).toThrow(expect.objectContaining({ path }));
	});
});
