import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { postWebhook } from '../../events/post-webhook.js';
import { isPublicAddress } from '../../events/public-address.js';
import { findUrlFault } from '../../events/receiver-url.js';

const INSIDE = [
  '127.0.0.1',
  '127.9.9.9',
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.1',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.7',
  '203.0.113.7',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:a9fe:a9fe',
  '::7f00:1',
  '64:ff9b::10.0.0.1',
  '64:ff9b:1::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  '100::1',
  '2001:db8::1',
  '2001::1',
  '2002:7f00:1::1',
  'not an address',
];

describe('an address of the open internet', () => {
  it.each(['1.1.1.1', '93.184.215.14', '172.32.0.1', '2606:4700:4700::1111', '::ffff:1.1.1.1'])(
    'is %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
  it.each(INSIDE)('is not %s', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('the URL of a receiver', () => {
  it.each([
    ['https://receiver.example/in', undefined],
    ['https://1.1.1.1:8443/in', undefined],
    ['http://receiver.example/in', 'not-https'],
    ['ftp://receiver.example/in', 'not-https'],
    ['https://user:word@receiver.example/', 'wrong-form'],
    ['https://receiver.example/#part', 'wrong-form'],
    ['receiver.example', 'wrong-form'],
    ['https://127.0.0.1/', 'private-address'],
    ['https://2130706433/', 'private-address'],
    ['https://0x7f.1/', 'private-address'],
    ['https://[::ffff:127.0.0.1]/', 'private-address'],
    ['https://localhost/', 'private-address'],
    ['https://metadata.google.internal/', 'private-address'],
  ])('%s: %s', (url, fault) => expect(findUrlFault(url, false)).toBe(fault));

  it('may be plain HTTP on this machine in the embedded default alone', () => {
    expect(findUrlFault('http://127.0.0.1:9000/in', true)).toBeUndefined();
  });
});

describe('a delivery', () => {
  const message = { url: 'https://receiver.example/in', body: '{}', headers: {} };

  it('is not sent to a name that was public when it was registered and leads inside now', async () => {
    expect(findUrlFault(message.url, false)).toBeUndefined();
    const sending = { allowPrivate: false, resolve: async () => ['127.0.0.1'] };
    expect(await postWebhook(message, sending)).toEqual({
      taken: false,
      answer: 'private-address',
    });
  });

  it('is not sent to a name with a private address among public ones', async () => {
    const sending = { allowPrivate: false, resolve: async () => ['1.1.1.1', '::ffff:10.0.0.1'] };
    expect(await postWebhook(message, sending)).toEqual({
      taken: false,
      answer: 'private-address',
    });
  });

  it('goes to the very address that was judged, and asks for the name once', async () => {
    const hosts: (string | undefined)[] = [];
    const server = createServer((req, res) => {
      hosts.push(req.headers.host);
      res.writeHead(204).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    let asked = 0;
    const sending = {
      allowPrivate: true,
      resolve: async () => [(asked += 1) === 1 ? '127.0.0.1' : '192.0.2.1'],
    };
    const url = `http://receiver.example:${port}/in`;
    expect(await postWebhook({ ...message, url }, sending)).toEqual({ taken: true, answer: '204' });
    expect([asked, hosts]).toEqual([1, [`receiver.example:${port}`]]);
    await new Promise((resolve) => server.close(resolve));
  });

  it('says that a name does not exist', async () => {
    const sending = { allowPrivate: false, resolve: () => Promise.reject(new Error('ENOTFOUND')) };
    expect((await postWebhook(message, sending)).answer).toBe('name-not-found');
  });

  it('gives up on a receiver, or a name server, that does not answer', async () => {
    const server = createServer(() => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const sending = { allowPrivate: true, resolve: async () => ['127.0.0.1'], patienceMs: 50 };
    const url = `http://receiver.example:${port}/in`;
    expect((await postWebhook({ ...message, url }, sending)).answer).toBe('timeout');
    const silent = { ...sending, resolve: () => new Promise<string[]>(() => undefined) };
    expect((await postWebhook(message, silent)).answer).toBe('timeout');
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
