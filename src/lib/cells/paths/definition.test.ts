import { expect, test } from 'vitest';
import { phrase } from '$lib/messages';

const params = {
	unit: 'journey',
	journeysName: 'Visits',
	segmentName: 'everyone',
	compared: 'no',
	compareName: '',
	labelName: 'touchpoint',
	anchorWords: 'from the start',
	depthCount: 6,
	topCount: 8,
	collapsed: 'yes',
	weight: 'count',
	weightName: 'how many'
};
const said = (more: object = {}) => {
	const parts = phrase('en')('paths.sentence', { ...params, ...more });
	return {
		text: parts.map(({ text }) => text).join(''),
		tags: parts.flatMap(({ tag }) => tag ?? [])
	};
};

test('the sentence says only what is not as usual', () => {
	expect(said().text).toBe(
		'Paths of journeys in Visits of everyone by touchpoint, from the start, 6 steps, the 8 largest at each, repeats as one'
	);
	expect(said().tags).not.toContain('compare');
	const more = said({
		compared: 'yes',
		compareName: 'buyers',
		weight: 'mean',
		weightName: 'mean time'
	});
	expect(more.text).toBe(
		'Paths of journeys in Visits of everyone, compared with buyers, by touchpoint, from the start, 6 steps, the 8 largest at each, repeats as one, bands tell mean time'
	);
	expect(more.tags).toEqual(expect.arrayContaining(['compare', 'weight']));
});
