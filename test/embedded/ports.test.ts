import { createServer, type Server } from 'node:net';
import { expect, test } from '@jest/globals';
import { findFreePorts } from '../../embedded/ports.js';

test('free ports are all different, also from those found before', async () => {
  const found = [...(await findFreePorts(9)), ...(await findFreePorts(9))];
  expect(new Set(found).size).toBe(18);
});

test('free ports lie below those that connections and listeners on any port are given', async () => {
  const found = await findFreePorts(20);
  expect(Math.min(...found)).toBeGreaterThanOrEqual(10_000);
  expect(Math.max(...found)).toBeLessThan(32_768);
});

test('a port that somebody listens on is passed over', async () => {
  const [before] = (await findFreePorts(1)) as [number];
  const server = await listen(before + 1);
  try {
    const [after] = await findFreePorts(1);
    expect(after).not.toBe(before + 1);
  } finally {
    server.close();
  }
});

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
