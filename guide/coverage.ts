import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findTests, type SentenceCoverage } from './find-tests.js';
import { loadGuide } from './load-guide.js';

// `npm run guide:coverage`: which tests speak of which sentence of the guide; exit 1 when one has none.
const root = path.join(import.meta.dirname, '..');
const testFiles = readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.test\.tsx?$/.test(file))
  .sort()
  .map((file) => ({
    name: path.join('test', file),
    text: readFileSync(path.join(root, 'test', file), 'utf8'),
  }));

const coverage = findTests(loadGuide().texts.sentences, testFiles);
for (const row of coverage) console.log(describe(row));
const bare = coverage.filter(({ tests }) => tests.length === 0);
console.log(`\n${coverage.length - bare.length} of ${coverage.length} sentences have a test.`);
if (bare.length > 0) {
  console.error(`Without a test: ${bare.map(({ id }) => id).join(', ')}`);
  process.exitCode = 1;
}

function describe({ id, lines, says, tests }: SentenceCoverage): string {
  const head = `${id.padEnd(22)} ${says} (${lines})`;
  return [
    head,
    ...(tests.length > 0 ? tests : ['–']).map((test) => `${' '.repeat(23)}${test}`),
  ].join('\n');
}
