import * as v from 'valibot';
import { identifierRuleSchema } from './identifier-rules';

export const identitySchema = v.strictObject({
	/** Settings per identifier type, where they differ from the type's defaults. */
	types: v.optional(v.record(v.string(), identifierRuleSchema), {}),
	/** Calling code of phone numbers that name no country, such as `39`; empty to compare digits only. */
	country: v.optional(v.pipe(v.string(), v.regex(/^\d{0,4}$/)), '')
});
/** How rows are stitched into people: by the graph of identifiers that share rows. */
export type IdentitySpec = v.InferOutput<typeof identitySchema>;
