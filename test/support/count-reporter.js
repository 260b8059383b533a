/** Prints one line to read at a glance, and to be read by other programs, as the last of a run. */
export default class CountReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const counts = [`${results.numPassedTests} passed`, `${failed} failed`];
    if (skipped > 0) counts.push(`${skipped} skipped`);
    // Jest's own summary is still to come; ours is the last line.
    process.once('exit', () => process.stdout.write(`\n${counts.join(', ')}\n`));
  }
}
