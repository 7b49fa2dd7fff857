// @ts-check
import { writeFileSync } from 'node:fs';
import { reporters } from 'mocha';

/** The variable that names the file to write the results of a test run to. */
export const resultsFileVariable = 'TENANT_API_TEST_RESULTS';

/**
 * What a test run came to.
 * @typedef {{ passed: number, failed: number, skipped: number }} TestResults
 */

/** Prints each test as it ends, and writes the counts to a file for the program that started it. */
export default class ResultsReporter extends reporters.Spec {
  /**
   * @param {import('mocha').Runner} runner
   * @param {import('mocha').MochaOptions} [options]
   */
  constructor(runner, options) {
    super(runner, options);
    // At once, for a run that is ended before its summary.
    runner.on('fail', (_test, error) => console.log(`      ${error.message}`));
    runner.once('end', () => {
      const file = process.env[resultsFileVariable];
      if (!file) return;
      const { passes, failures, pending } = this.stats;
      /** @type {TestResults} */
      const results = { passed: passes, failed: failures, skipped: pending };
      writeFileSync(file, JSON.stringify(results));
    });
  }
}
