export interface SentenceCoverage {
  id: string;
  lines: string;
  says: string;
  /** Where a test names it: file and line. */
  tests: string[];
}

/** Finds the tests that name each sentence's id, in a title or as `@guide <id>`. */
export function findTests(
  sentences: readonly { id: string; lines: string; says: string }[],
  testFiles: readonly { name: string; text: string }[],
): SentenceCoverage[] {
  return sentences.map(({ id, lines, says }) => {
    // An id is also the beginning of no other: S1-X never counts for S1-X-Y.
    const mention = new RegExp(`(?<![A-Z0-9-])${id}(?![A-Z0-9-])`);
    const tests = testFiles.flatMap(({ name, text }) =>
      text.split('\n').flatMap((line, i) => (mention.test(line) ? [`${name}:${i + 1}`] : [])),
    );
    return { id, lines, says, tests };
  });
}
