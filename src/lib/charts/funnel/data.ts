/** One step of a funnel. */
export interface FunnelStep {
	readonly label: string;
	readonly reached: number;
	/** Of the first step, 0 to 1; null where that is of nobody. */
	readonly share: number | null;
	/** Of the step before; null for the first. */
	readonly ofPrevious: number | null;
	/** At the step before and never here. */
	readonly lost: number;
	/** May be left out: nobody is lost at it. */
	readonly optional: boolean;
	/** Seconds from the step before, the median; null where nobody did both. */
	readonly seconds: number | null;
	/** Too few to say much: greyed. */
	readonly faint: boolean;
	/** The same of those it is compared with. */
	readonly other?: { readonly reached: number; readonly share: number | null } | undefined;
}

export interface FunnelData {
	readonly steps: readonly FunnelStep[];
	/** Who is counted, and who is beside them, in words. */
	readonly names: { readonly counted: string; readonly compared: string };
}

/** A bar, the bar beside it, or what is lost between two. */
export interface FunnelTarget {
	readonly step: number;
	readonly part: 'reached' | 'lost' | 'other';
}
