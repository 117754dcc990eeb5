import { adobe, adobeHits } from './adobe';
import { amplitude } from './amplitude';
import { ga4 } from './ga4';
import { genesys, genesysDetails } from './genesys';
import { hubspotActivities, hubspotContacts } from './hubspot';
import { intercom, intercomReceipts } from './intercom';
import { matomo } from './matomo';
import { mixpanel } from './mixpanel';
import { posthog } from './posthog';
import type { Preset } from './preset';
import { processLog } from './process-log';
import { qualtrics } from './qualtrics';
import { salesforceCases, salesforceReport } from './salesforce';
import { segment, segmentTracks } from './segment';
import { shopify } from './shopify';
import { snowplow } from './snowplow';
import { stripe } from './stripe';
import { zendesk, zendeskJson } from './zendesk';

/** The exports that are known. Where two fit a file equally well the first is taken. */
export const PRESETS: readonly Preset[] = [
	ga4,
	amplitude,
	mixpanel,
	posthog,
	segment,
	segmentTracks,
	snowplow,
	matomo,
	adobe,
	adobeHits,
	zendesk,
	zendeskJson,
	salesforceCases,
	salesforceReport,
	genesys,
	genesysDetails,
	intercom,
	intercomReceipts,
	qualtrics,
	hubspotContacts,
	hubspotActivities,
	shopify,
	stripe,
	processLog
];
