export const PRESET_IDS = [
	'ga4',
	'amplitude',
	'mixpanel',
	'posthog',
	'segment',
	'segment-tracks',
	'snowplow',
	'matomo',
	'adobe',
	'adobe-hits',
	'zendesk',
	'zendesk-json',
	'salesforce-cases',
	'salesforce-report',
	'genesys',
	'genesys-details',
	'intercom',
	'intercom-receipts',
	'qualtrics',
	'hubspot-contacts',
	'hubspot-activities',
	'shopify',
	'stripe',
	'process-log'
] as const;
/** What a preset is called; its words are in the message catalogue under `import.preset-…`. */
export type PresetId = (typeof PRESET_IDS)[number];

const NOTED = [
	'mixpanel',
	'matomo',
	'adobe-hits',
	'genesys-details',
	'intercom',
	'qualtrics',
	'shopify',
	'process-log'
] as const satisfies readonly PresetId[];
export type NotedPreset = (typeof NOTED)[number];

/** Whether there is something to know of an export; its words are under `import.preset-note-…`. */
export function hasNote(preset: PresetId): preset is NotedPreset {
	return NOTED.some((noted) => noted === preset);
}
