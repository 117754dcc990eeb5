/** Words of the list of people or journeys behind a number. */
export const behind = {
	finding: 'Finding who they are',
	'people-count': '{people, plural, =0 {Nobody} one {# person} other {# people}}',
	'person-count':
		'{people, plural, =0 {Nobody} one {# person} other {# people}}{people, plural, =0 {} other { with {journeys, plural, one {# journey} other {# journeys}}}}',
	'journey-count':
		'{journeys, plural, =0 {No journeys} one {# journey} other {# journeys}}{journeys, plural, =0 {} other { of {people, plural, one {# person} other {# people}}}}',
	keep: 'Keep only these',
	save: 'Save as segment',
	saved: 'Saved as the segment “{name}”.',
	kept: 'The cell now counts only “{name}”.',
	'no-segment': 'No journeys tell of these people: a segment needs a journeys cell.',
	nobody: 'Nobody.',
	person: 'Person',
	'known-by': 'Known by',
	journeys: 'Journeys',
	interactions: 'Interactions',
	first: 'First seen',
	last: 'Last seen',
	start: 'Start',
	duration: 'Duration',
	outcome: 'Outcome'
} as const;
