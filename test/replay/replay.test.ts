import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { instantOf } from '../../domain/local-time.js';
import { payloadConverterPath } from '../../worker/bundle.js';
import { workflowIdOf } from '../../workflows/concern-case/messages.js';
import { getWorkflowBundle } from '../support/workflow-bundle.js';
import { startEngine, type Engine } from '../workflows/support/start-engine.js';
import { PATHS } from './paths.js';

const { History } = temporal.api.history.v1;
const ENDING = '.history.gz';
const folder = path.join(import.meta.dirname, 'histories');
/** Set to save the paths' histories anew; before a release only, and the old ones stay beside them. */
const SAVE = process.env['SAVE_HISTORIES'] === '1';
const saved = () => readdirSync(folder).filter((file) => file.endsWith(ENDING));
const replay = async (name: string, history: unknown) => {
  const options = {
    workflowBundle: { codePath: await getWorkflowBundle() },
    dataConverter: { payloadConverterPath },
  };
  await Worker.runReplayHistory(options, history, workflowIdOf(name));
};

describe('a path walked today', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine(instantOf('2054-09-14', '09:00'));
  });
  afterAll(() => engine.stop());

  it.each(PATHS)('replays from its own history: $name', async ({ name, walk }) => {
    const c = await engine.open('anna');
    await walk(engine, c);
    await c.ended();
    const { workflow } = new Client({ connection: engine.clock.connection });
    const history = await workflow.getHandle(workflowIdOf(c.id)).fetchHistory();
    if (SAVE) {
      mkdirSync(folder, { recursive: true });
      const bytes = History.encode(history).finish();
      writeFileSync(path.join(folder, `${name}${ENDING}`), gzipSync(bytes));
    }
    await replay(name, history);
    const row = await engine.api.concernCase.findUniqueOrThrow({ where: { id: c.id } });
    expect(row.phase).toBe('closed');
  });
});

describe('a history saved by an earlier version', () => {
  it('there is one for every path', () => {
    expect(saved().map((file) => path.basename(file, ENDING))).toEqual(
      expect.arrayContaining(PATHS.map(({ name }) => name)),
    );
  });

  it.each(saved())('replays on the workflow as it is now: %s', async (file) => {
    const history = History.decode(gunzipSync(readFileSync(path.join(folder, file))));
    expect(history.events.length).toBeGreaterThan(10);
    await replay(file, history);
  });
});
