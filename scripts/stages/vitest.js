import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { tally } from './tally.js';
import { run } from './tool.js';

/** @typedef {{ status: string, fullName: string, failureMessages?: string[] }} Assertion */
/** @typedef {{ status: string, name: string, message: string, assertionResults: Assertion[] }} TestFile */

/** @param {string} text */
const opening = (text) => text.split('\n').slice(0, 12).join('\n');

/**
 * What a report of Vitest counts: tests, and files that failed before their first test.
 * @param {string} file
 */
function countReport(file) {
	const report = JSON.parse(readFileSync(file, 'utf8'));
	const failed = (/** @type {{ status: string }} */ { status }) => status === 'failed';
	/** @type {TestFile[]} */
	const files = report.testResults.filter(failed);
	const broken = files.filter(({ assertionResults }) => !assertionResults.some(failed));
	const failures = files.flatMap(({ name, assertionResults }) =>
		assertionResults
			.filter(failed)
			.map(
				({ fullName, failureMessages = [] }) =>
					`${relative('.', name)}: ${fullName}\n${opening(failureMessages.join('\n'))}`
			)
	);
	return tally({
		passed: report.numPassedTests,
		failed: report.numFailedTests + broken.length,
		skipped: report.numPendingTests + report.numTodoTests,
		failures: [
			...failures,
			...broken.map(({ name, message }) => `${relative('.', name)}\n${opening(message)}`)
		]
	});
}

/**
 * Runs a project of `vite.config.ts` and counts its tests. Ends that no test accounts for (no tests, an
 * unhandled error, a crash) count as one failure.
 * @param {string} project
 */
export async function vitest(project) {
	const folder = mkdtempSync(join(tmpdir(), 'sentiero-tests-'));
	const file = join(folder, 'report.json');
	try {
		const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
		// Vitest leaves a core free for whoever edits meanwhile; here nobody does.
		const workers = project === 'node' ? ['--maxWorkers=100%'] : [];
		const ok = await run(['vitest', 'run', '--project', project, ...workers, ...reporters]);
		const counts = countReport(file);
		if (ok || counts.failed > 0) return counts;
		return { ...counts, failed: 1, failures: [`${project}: ended with an error that no test has`] };
	} catch (error) {
		console.error(`No report of the ${project} tests:`, error);
		return tally({ failed: 1, failures: [`${project}: no report`] });
	} finally {
		rmSync(folder, { recursive: true });
	}
}
