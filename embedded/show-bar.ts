import { Presets, SingleBar } from 'cli-progress';

/** Shows on stderr how many lines of a file are through; in a log, the lines of a bar would be noise, and one at the end is enough. */
export function showBar(total: number): { advance: (lines: number) => void; end: () => void } {
  const bar = new SingleBar(
    {
      format: 'Sending {bar} {value}/{total} entries',
      stream: process.stderr,
      noTTYOutput: true,
      notTTYSchedule: 60_000,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { advance: (lines) => bar.increment(lines), end: () => bar.stop() };
}
