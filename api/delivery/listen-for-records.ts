import pg from 'pg';
import { RECORDED_CHANNEL } from '../../prisma/recorded-channel.js';

const LISTEN_AGAIN_AFTER_MS = 1_000;

/** Tells which commands have just been recorded, as far as it hears of it. */
export interface RecordNews {
  /** Calls back with the id of each command, as soon as its record is stored. */
  subscribe(onRecorded: (commandId: string) => void): void;
  stop(): Promise<void>;
}

/**
 * Listens to what the worker's records tell of themselves, on a connection of its own. It only saves time: nobody may count on being
 * told, for what is recorded while the connection is down, or goes through a pooler that passes nothing on, is told to nobody.
 */
export function listenForRecords(databaseUrl: string): RecordNews {
  const listeners: ((commandId: string) => void)[] = [];
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;

  function listen(): void {
    const mine = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
    client = mine;
    let isLost = false;
    const lose = () => {
      if (isLost) return;
      isLost = true;
      void mine.end().catch(() => undefined);
      if (!isOver) timer = setTimeout(listen, LISTEN_AGAIN_AFTER_MS).unref();
    };
    mine.on('notification', ({ payload }) => {
      if (payload) for (const tell of listeners) tell(payload);
    });
    mine.on('error', lose).on('end', lose);
    mine
      .connect()
      .then(() => mine.query(`listen ${RECORDED_CHANNEL}`))
      .catch(lose);
  }

  listen();
  return {
    subscribe: (onRecorded) => void listeners.push(onRecorded),
    async stop() {
      isOver = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
