import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface Received {
  to: string;
  mail: ParsedMail;
  raw: string;
}

export interface MailServer {
  url: string;
  received: Received[];
  /** Says what the server does with the next letters to an address; undefined takes them. */
  behave: (to: string) => 'reject' | 'later' | 'drop-after-data' | undefined;
  close(): Promise<void>;
}

/** Starts a mail server that can refuse, put off, or take a letter and break the connection before its answer. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const does = mailServer.behave(address);
      if (does === 'reject') return done(smtpError('No such mailbox', 550));
      if (does === 'later') return done(smtpError('Try again later', 451));
      return done();
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        const to = session.envelope.rcptTo[0]?.address ?? '';
        void simpleParser(raw).then((mail) => {
          received.push({ to, mail, raw });
          if (mailServer.behave(to) === 'drop-after-data') {
            for (const connection of server.connections) connection.close();
          } else done();
        });
      });
    },
  });
  server.on('error', () => undefined);
  const listening = server.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  const { port: listens } = listening.address() as AddressInfo;
  const mailServer: MailServer = {
    url: `smtp://127.0.0.1:${listens}`,
    received,
    behave: () => undefined,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return mailServer;
}

function smtpError(message: string, responseCode: number): Error {
  return Object.assign(new Error(message), { responseCode });
}
