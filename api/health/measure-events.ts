import { Gauge, type Registry } from 'prom-client';
import type { Instant } from '../../domain/local-time.js';
import { asProgram } from '../../prisma/scope.js';
import type { Deps } from '../deps.js';

const OUTCOMES = ['waiting', 'delivered', 'parked', 'withheld'] as const;

/** Measures what goes out: events published, deliveries by outcome, and how long the oldest has waited. Read from the database, so alike in every process. */
export function measureEvents(registry: Registry, { db, clock }: Pick<Deps, 'db' | 'clock'>): void {
  const registers = [registry];
  new Gauge({
    name: 'naervaer_events_published',
    help: 'Number of the newest event of the feed.',
    registers,
    async collect() {
      const cursor = await asProgram(() => db.outwardCursor.findFirst()).catch(() => null);
      this.set(Number(cursor?.lastSeq ?? NaN));
    },
  });
  new Gauge({
    name: 'naervaer_webhook_deliveries',
    help: 'Deliveries of the last 90 days by outcome.',
    labelNames: ['status'] as const,
    registers,
    async collect() {
      const counted = await asProgram(() =>
        db.webhookDelivery.groupBy({ by: ['status'], _count: true }),
      ).catch(() => undefined);
      for (const status of OUTCOMES) {
        const count = counted?.find((one) => one.status === status)?._count ?? 0;
        this.set({ status }, counted ? count : NaN);
      }
    },
  });
  new Gauge({
    name: 'naervaer_webhook_oldest_waiting_seconds',
    help: 'Since when the delivery that has waited longest stands in line.',
    registers,
    async collect() {
      this.set(await oldestWaiting({ db }, await clock.now()).catch(() => NaN));
    },
  });
}

async function oldestWaiting({ db }: Pick<Deps, 'db'>, now: Instant): Promise<number> {
  const [oldest] = await asProgram(
    () => db.$queryRaw<{ at: Date | null }[]>`
      select min(o.at) as at from webhook_delivery d join outward_event o on o.seq = d.event_seq where d.status = 'waiting'`,
  );
  return oldest?.at ? (Date.parse(now) - oldest.at.getTime()) / 1000 : 0;
}
