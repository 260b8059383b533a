import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { findStartTime } from '../../embedded/child-records.js';
import { claimDataDir, layOutDataDir } from '../../embedded/data-dir.js';
import { assertPortsFree, findFreePorts } from '../../embedded/ports.js';
import { readSettings } from '../../embedded/settings.js';

const directory = mkdtempSync(path.join(tmpdir(), 'naervaer-start-'));
const dataDir = layOutDataDir(directory);
const quietly = { reset: false, say: () => undefined };

afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('ports in use', () => {
  const want = (port: number, part: string, setting: string) => ({ port, part, setting });

  it('are refused all at once, with the settings that move the parts', async () => {
    const servers = [createServer(), createServer()];
    const [one, two] = (await Promise.all(
      servers.map(async (server) => {
        server.listen(0, '127.0.0.1');
        await new Promise((resolve) => server.once('listening', resolve));
        return (server.address() as { port: number }).port;
      }),
    )) as [number, number];
    const [free] = (await findFreePorts(1)) as [number];
    await expect(
      assertPortsFree([
        want(one, 'PostgreSQL', 'DATABASE_PORT'),
        want(free, 'Temporal', 'TEMPORAL_PORT'),
        want(two, 'the API', 'API_PORT'),
      ]),
    ).rejects.toThrow(
      new RegExp(
        `Port ${one}, meant for PostgreSQL, is in use\\.\nPort ${two}, meant for the API, is in use\\.` +
          `[^]*: DATABASE_PORT=\\d+ API_PORT=\\d+ npm start$`,
      ),
    );
    for (const server of servers) server.close();
  });

  it('are not imagined', async () => {
    const [port] = (await findFreePorts(1)) as [number];
    const wanted = [want(port, 'PostgreSQL', 'DATABASE_PORT')];
    await expect(assertPortsFree(wanted)).resolves.toBeUndefined();
  });
});

describe('a data folder', () => {
  it('is refused while another start uses it', async () => {
    const other = { pid: process.ppid, startTime: findStartTime(process.ppid) };
    writeFileSync(path.join(directory, 'started.json'), JSON.stringify(other));
    await expect(claimDataDir(dataDir, quietly)).rejects.toThrow(
      new RegExp(`already runs on the data in .* \\(process ${process.ppid}\\)`),
    );
  });

  it('is taken over from a start that was killed', async () => {
    const gone = { pid: process.ppid, startTime: 'long ago' };
    writeFileSync(path.join(directory, 'started.json'), JSON.stringify(gone));
    const claim = await claimDataDir(dataDir, quietly);
    claim.giveFree();
  });
});

describe('settings', () => {
  it('are refused all at once, each with its name', () => {
    expect(() =>
      readSettings({ API_PORT: 'many', DATABASE_URL: 'mysql://x', OIDC_PORT: '' }),
    ).toThrow(/API_PORT[^]*DATABASE_URL/);
  });

  it('have the published ports where none is given', () => {
    expect(readSettings({})).toMatchObject({
      API_PORT: 3000,
      OIDC_PORT: 3001,
      DATABASE_PORT: 5433,
    });
  });
});
