import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { startChild } from '../../embedded/child.js';
import { supervise, type Supervised } from '../../embedded/supervise.js';
import { waitUntil } from '../../embedded/wait-until.js';

const directory = mkdtempSync(path.join(tmpdir(), 'naervaer-supervise-'));
const said: string[] = [];
let part: Supervised | undefined;

async function superviseSleeper(startOnce = startSleeper): Promise<Supervised> {
  said.length = 0;
  part = await supervise('sleeper', startOnce, (line) => said.push(line));
  return part;
}

function startSleeper() {
  const logFile = path.join(directory, 'sleeper.log');
  return startChild({ name: 'sleeper', command: 'sleep', args: ['60'], logFile });
}

afterEach(() => part?.stop());
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('a supervised process', () => {
  it('comes back after kill -9, and a line says so', async () => {
    const { child, kill, whenUp } = await superviseSleeper();
    const first = child().pid;
    await kill();
    await whenUp();
    expect(child().pid).not.toBe(first);
    expect(child().hasExited()).toBe(false);
    expect(said).toEqual(['sleeper was ended by SIGKILL; starting it again.']);
  });

  it('is tried again when it does not come back at first', async () => {
    let starts = 0;
    const { kill, whenUp, child } = await superviseSleeper(() => {
      starts += 1;
      return starts === 2 ? Promise.reject(new Error('the port is still taken')) : startSleeper();
    });
    await kill();
    await whenUp();
    expect(child().hasExited()).toBe(false);
    expect(said[1]).toBe('sleeper could not be started again: the port is still taken');
  });

  it('stays away when it is told to stop, until it is started', async () => {
    const { stop, start, child } = await superviseSleeper();
    await stop();
    expect(child().hasExited()).toBe(true);
    await start();
    expect(child().hasExited()).toBe(false);
    expect(said).toEqual([]);
  });
});

describe('waiting', () => {
  it('ends with the reason when the time is over', async () => {
    const limit = { withinMs: 20, everyMs: 5, explain: () => 'it never came' };
    await expect(waitUntil(() => false, limit)).rejects.toThrow('it never came');
  });
});
