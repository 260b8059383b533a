import { once } from 'node:events';
import { request, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startKeyedThing, type KeyedThing } from './support/keyed-thing.js';

/** A case, and another process: nothing is known of either. */
const SOME_ID = '5b8a1a3e-0000-4000-8000-000000000001';

describe('a request whose process died or failed', () => {
  let thing: KeyedThing;
  beforeAll(async () => {
    thing = await startKeyedThing();
  });
  afterAll(() => thing.api.stop());
  beforeEach(() => {
    thing.begin();
  });

  const storeCommand = async (commandId: string) => {
    await thing.api.owner.inboxCommand.create({
      data: {
        id: commandId,
        caseId: SOME_ID,
        name: 'close',
        clientId: 'demo-app',
        payload: {},
        receivedAt: new Date(),
      },
    });
  };
  /** Makes the record look as if another process had made it, so long ago. */
  const claimedElsewhere = async (secondsAgo: number) => {
    await thing.api.owner.idempotencyRecord.updateMany({
      where: { key: thing.key },
      data: { claimedBy: SOME_ID, claimedAt: new Date(Date.now() - secondsAgo * 1000) },
    });
  };

  it('goes on with the same command after a failure of our own', async () => {
    thing.inside = () => Promise.reject(new Error('broken'));
    expect((await thing.send()).status).toBe(500);
    thing.inside = () => Promise.resolve();
    expect((await thing.send()).status).toBe(201);
    expect(thing.seen.map((see) => see.commandId)).toEqual([
      thing.seen[0]?.commandId,
      thing.seen[0]?.commandId,
    ]);
    expect(thing.seen[1]?.alreadyStored).toBe(false);
  });

  it('tells the handler when the command was stored before the failure, and skips what was judged then', async () => {
    thing.inside = async ({ commandId }) => {
      await storeCommand(commandId);
      throw new Error('died before the answer');
    };
    expect((await thing.send()).status).toBe(500);
    thing.inside = () => Promise.resolve();
    expect((await thing.send({ word: 'a' }, { 'x-closed': '1' })).status).toBe(201);
    expect(thing.seen[1]).toEqual({ commandId: thing.seen[0]?.commandId, alreadyStored: true });
  });

  it('waits for a process that may still live, unless its command is stored', async () => {
    thing.inside = () => Promise.reject(new Error('broken'));
    await thing.send();
    thing.inside = () => Promise.resolve();
    await claimedElsewhere(-1);
    expect((await thing.send()).body.type).toBe('/problems/request-in-progress');
    await storeCommand(thing.seen[0]?.commandId as string);
    expect((await thing.send()).status).toBe(201);
    expect(thing.seen[1]).toEqual({ commandId: thing.seen[0]?.commandId, alreadyStored: true });
  });

  it('keeps nothing for somebody who hung up before their body was read', async () => {
    const server: Server = thing.app.listen(0, '127.0.0.1');
    const connected = once(server, 'connection') as Promise<[Socket]>;
    await once(server, 'listening');
    let goOn = () => {};
    const waits = new Promise<void>((resolve) => {
      thing.beforeBody = () => {
        resolve();
        return new Promise((done) => (goOn = done));
      };
    });
    const { port } = server.address() as AddressInfo;
    const headers = { ...thing.headers(), 'Content-Length': '12' };
    const path = '/api/v1/things/1';
    const sent = request({ host: '127.0.0.1', port, method: 'POST', path, headers });
    sent.on('error', () => undefined).end('{"word":"a"}');
    const [[socket]] = await Promise.all([connected, waits]);
    sent.destroy();
    await once(socket, 'close');
    goOn();
    server.close();
    thing.beforeBody = () => Promise.resolve();
    // Somebody else's request takes more ways to the database than one that is given up: once it is answered, that is over.
    const { key } = thing;
    thing.key = 'another';
    await thing.send();
    expect(await thing.api.owner.idempotencyRecord.count({ where: { key } })).toBe(0);
    thing.key = key;
    expect((await thing.send()).status).toBe(201);
  });

  it('takes over from a process that was there before this one', async () => {
    thing.inside = () => Promise.reject(new Error('broken'));
    await thing.send();
    thing.inside = () => Promise.resolve();
    await claimedElsewhere(process.uptime() + 1);
    expect((await thing.send()).status).toBe(201);
    expect(thing.seen[1]?.commandId).toBe(thing.seen[0]?.commandId);
  });
});
