import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { startChild } from '../../embedded/child.js';
import {
  findRunningChildren,
  stopOrphans,
  writeChildRecord,
} from '../../embedded/child-records.js';

const directory = mkdtempSync(path.join(tmpdir(), 'naervaer-records-'));
const records = path.join(directory, 'running');
const started: ChildProcess[] = [];

function startSleeper(): number {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' });
  started.push(child);
  return child.pid!;
}

const note = (name: string, pid: number) =>
  writeChildRecord(records, { name, pid, commandLine: 'sleep 60', stopSignal: 'SIGTERM' });

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  rmSync(records, { recursive: true, force: true });
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('the record of a child', () => {
  it('leads the next start to an orphan, which it stops', async () => {
    note('orphan', startSleeper());
    expect(await stopOrphans(records)).toEqual(['orphan']);
    expect(readdirSync(records)).toEqual([]);
  });

  it('does not lead to a later process that got the same number', async () => {
    note('orphan', startSleeper());
    const file = path.join(records, 'orphan.json');
    const record = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...record, startTime: 'another time' }));
    expect(await stopOrphans(records)).toEqual([]);
    expect(started[0]!.exitCode).toBeNull();
  });

  it('is kept while the child runs and removed when it has ended', async () => {
    const logFile = path.join(directory, 'child.log');
    const child = await startChild({
      name: 'sleeper',
      command: 'sleep',
      args: ['60'],
      logFile,
      recordsDir: records,
    });
    expect(findRunningChildren(records)).toMatchObject([{ name: 'sleeper', pid: child.pid }]);
    await child.stop();
    expect(await child.exited).toBe('was ended by SIGTERM');
    expect(findRunningChildren(records)).toEqual([]);
  });

  it('that was half written when the power went is passed over', async () => {
    note('orphan', startSleeper());
    writeFileSync(path.join(records, 'half.json'), '{ "name": ');
    expect(findRunningChildren(records)).toHaveLength(1);
  });
});

describe('a program that is not there', () => {
  it('is named', async () => {
    const spec = {
      name: 'Ghost',
      command: 'no-such-program',
      args: [],
      logFile: path.join(directory, 'ghost.log'),
    };
    await expect(startChild(spec)).rejects.toThrow(/Ghost cannot be started.*ENOENT/);
  });
});
