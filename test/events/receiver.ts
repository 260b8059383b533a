import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface Received {
  id: string;
  path: string;
  type: string;
  subject: string;
  data: Record<string, unknown>;
  headers: Record<string, string>;
  body: string;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** Says how the next message is answered: a status, or never. */
  answer: (message: Received) => number | 'never';
  /** Verifies a message as a receiver does, by the library; the message is stamped now for it. */
  verifies(message: Received, secret: string): boolean;
  stop(): Promise<void>;
}

/** Starts a receiver over loopback HTTP that keeps what it is sent. */
export async function startReceiver(): Promise<Receiver> {
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const headers = req.headers as Record<string, string>;
      const event = JSON.parse(body) as Pick<Received, 'type' | 'subject' | 'data'>;
      const message = {
        ...event,
        id: headers['webhook-id'] ?? '',
        path: req.url ?? '',
        headers,
        body,
      };
      receiver.received.push(message);
      const answer = receiver.answer(message);
      if (answer !== 'never') res.writeHead(answer, { Location: '/elsewhere' }).end('x'.repeat(9));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`,
    received: [],
    answer: () => 204,
    verifies({ headers, body, id }, secret) {
      // The library refuses old times, and the test's clock is not the machine's: it signs what we were sent, at the time it says.
      const at = new Date(Number(headers['webhook-timestamp']) * 1000);
      const signature = new Webhook(secret).sign(id, at, body);
      return (headers['webhook-signature'] ?? '').split(' ').includes(signature);
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return receiver;
}
