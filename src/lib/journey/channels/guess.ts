const SELF_SERVICE =
	/^(web|website|site|sito|online|app|mobile( app)?|portal|portale|bot|chat ?bot|ivr|kiosk|totem|self[- ]?service|faq)$/i;
const ASSISTED =
	/^(phone|telephone|telefono|call|calls|call[- ]cent(re|er)|contact[- ]cent(re|er)|agent|branch|filiale|store|shop|negozio|chat|live ?chat|ticket|assistenza)$/i;

/** Which of these channels sound like self-service, and which as if somebody helped. */
export function guessChannels(names: readonly string[]): {
	readonly selfService: string[];
	readonly assisted: string[];
} {
	const all = [...new Set(names)].sort();
	return {
		selfService: all.filter((name) => SELF_SERVICE.test(name)),
		assisted: all.filter((name) => ASSISTED.test(name))
	};
}
