import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tally } from './tally.js';
import { run } from './tool.js';

/**
 * What a report of Vitest counts: tests, and files that failed before their first test.
 * @param {string} file
 */
function countReport(file) {
	const report = JSON.parse(readFileSync(file, 'utf8'));
	const broken = report.testResults.filter(
		(/** @type {{ status: string, assertionResults: { status: string }[] }} */ result) =>
			result.status === 'failed' &&
			!result.assertionResults.some(({ status }) => status === 'failed')
	);
	return tally({
		passed: report.numPassedTests,
		failed: report.numFailedTests + broken.length,
		skipped: report.numPendingTests + report.numTodoTests
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
		return ok || counts.failed > 0 ? counts : { ...counts, failed: 1 };
	} catch (error) {
		console.error(`No report of the ${project} tests:`, error);
		return tally({ failed: 1 });
	} finally {
		rmSync(folder, { recursive: true });
	}
}
