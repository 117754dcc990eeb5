import { ESLint } from 'eslint';
import { check, sum } from './tally.js';

const importRules = new Set([
	'boundaries/dependencies',
	'boundaries/no-unknown-files',
	'no-restricted-imports',
	'no-restricted-globals'
]);

/**
 * The same results with only the messages that the filter takes.
 * @param {readonly ESLint.LintResult[]} results
 * @param {(rule: string | null) => boolean} takes
 */
function pick(results, takes) {
	return results.map((result) => {
		const messages = result.messages.filter(({ ruleId }) => takes(ruleId));
		const errorCount = messages.filter(({ severity }) => severity === 2).length;
		return { ...result, messages, errorCount, warningCount: messages.length - errorCount };
	});
}

/** Lints everything once and reports who imports whom apart from the rest. Warnings fail too. */
export async function lint() {
	const eslint = new ESLint();
	const results = await eslint.lintFiles('.');
	const formatter = await eslint.loadFormatter('stylish');

	/**
	 * @param {string} name
	 * @param {ESLint.LintResult[]} part
	 */
	const report = async (name, part) => {
		const text = await formatter.format(part);
		if (text) console.log(text);
		return check(
			name,
			part.every(({ messages }) => messages.length === 0)
		);
	};
	const isImportRule = (/** @type {string | null} */ rule) =>
		rule !== null && importRules.has(rule);
	return sum([
		await report(
			'eslint',
			pick(results, (rule) => !isImportRule(rule))
		),
		await report('who imports whom', pick(results, isImportRule))
	]);
}
