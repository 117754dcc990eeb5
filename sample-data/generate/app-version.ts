import { wallDate } from './calendar.ts';
import { fraction, mix } from './random.ts';
import { DAY, HOUR } from './rome-time.ts';
import { RELEASES } from './stories.ts';

const MEAN_LAG = 2.5 * DAY;
const MORNING = 6 * HOUR;

const STEPS = RELEASES.map(([version, date]) => ({ version, time: wallDate(date) + MORNING }));

/** The release that a device runs at a moment: each device updates some days after a release. */
export function appVersion(device: number, time: number): string {
	let version = RELEASES[0]?.[0] ?? '';
	for (const [i, step] of STEPS.entries()) {
		const lag = -Math.log(1 - fraction(mix(device, 0xa99), i)) * MEAN_LAG;
		if (time >= step.time + lag) version = step.version;
	}
	return version;
}

/** A number that stands for the device of a person or family. */
export function deviceKey(owner: number, slot: number): number {
	return mix(owner * 8 + slot, 0xd3);
}

export function deviceSystem(device: number): 'android' | 'ios' {
	return device % 100 < 64 ? 'android' : 'ios';
}
