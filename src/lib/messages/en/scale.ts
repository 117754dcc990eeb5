/** Words about files that are large. */
export const scale = {
	needs:
		'This file needs about {need} of memory; this notebook can have {have}. Take a sample: whole people, whatever they did.',
	take: 'Take one person in {one, number}',
	sampled: 'Of this file a sample is read: one person in {one, number}.',
	'take-all': 'Read all of it',
	'source-sample':
		'A sample: one person in {one, number}. {count, plural, one {# record is} other {# records are}} left out.',
	left: 'about {time} left'
};
