import type { ChildProcess } from 'node:child_process';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Ends a slow helper (a build, a download) when we are told to end, so that nobody waits for it. */
export function stopTogether(child: ChildProcess): void {
  const stop = () => {
    child.kill();
  };
  const events = [...SIGNALS, 'exit'] as const;
  for (const event of events) process.once(event, stop);
  child.once('close', () => {
    for (const event of events) process.off(event, stop);
  });
}
