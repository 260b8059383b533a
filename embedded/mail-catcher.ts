import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { startChild, waitUntilReady, type Child } from './child.js';

// The package offers its program only on the PATH; it is found so whatever that is.
const MAILDEV = path.resolve(import.meta.dirname, '../node_modules/maildev/dist/bin/maildev.js');

/** Says where the mail catcher keeps its mails and where it listens (127.0.0.1 only). */
export interface MailCatcherOptions {
  smtpPort: number;
  uiPort: number;
  mailDir: string;
  logFile: string;
  recordsDir?: string;
}

/** Starts maildev, which takes every mail and sends none on; mails stay over restarts. */
export async function startMailCatcher(
  options: MailCatcherOptions,
): Promise<{ smtpUrl: string; uiUrl: string; child: Child; stop: () => Promise<void> }> {
  const { smtpPort, uiPort, mailDir, logFile } = options;
  mkdirSync(mailDir, { recursive: true });
  const uiUrl = `http://127.0.0.1:${uiPort}`;
  const child = await startChild({
    name: 'mail catcher',
    command: process.execPath,
    args: [
      MAILDEV,
      ...['--ip', '127.0.0.1', '-s', String(smtpPort), '--web-ip', '127.0.0.1'],
      ...['-w', String(uiPort), '--mail-directory', mailDir],
    ],
    logFile,
    recordsDir: options.recordsDir,
    stopWithinMs: 3_000,
  });
  await waitUntilReady(child, logFile, async () => (await fetch(`${uiUrl}/api/email`)).ok);
  return { smtpUrl: `smtp://127.0.0.1:${smtpPort}`, uiUrl, child, stop: child.stop };
}
