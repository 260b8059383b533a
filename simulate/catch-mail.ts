import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** Holds a real mail server that takes every e-mail and sends none on. */
export interface MailCatcher {
  smtpUrl: string;
  /** Tells of each e-mail taken, by its Message-ID, whether it carries iCalendar. */
  taken: ReadonlyMap<string, { hasCalendar: boolean }>;
  stop(): Promise<void>;
}

/** Starts a mail server on a free port of this machine. */
export async function catchMail(): Promise<MailCatcher> {
  const taken = new Map<string, { hasCalendar: boolean }>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onData: (stream, _session, done) => {
      buffer(stream).then(
        (bytes) => {
          const text = bytes.toString('utf8');
          const [head = ''] = text.split('\r\n\r\n', 1);
          const [, messageId = ''] = /^message-id:\s*(\S+)/im.exec(head) ?? [];
          taken.set(messageId, { hasCalendar: /^content-type:\s*text\/calendar/im.test(text) });
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  server.on('error', () => undefined);
  const { port } = server.server.address() as AddressInfo;
  return {
    // The server greets each connection only after a while, so one is used again and again.
    smtpUrl: `smtp://127.0.0.1:${port}?pool=true&maxConnections=2&maxMessages=1000000`,
    taken,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
