import { clearOldEvents } from '../events/clear-old-events.js';
import { createCourier, type CourierDeps } from '../events/create-courier.js';
import { publishEvents } from '../events/publish-events.js';
import { publishOverdue } from '../events/publish-overdue.js';
import { repeat } from '../prisma/repeat.js';

const PUBLISH_EVERY_MS = 1_000;
const DELIVER_EVERY_MS = 1_000;
const OVERDUE_EVERY_MS = 30_000;
const CLEAR_EVERY_MS = 3_600_000;

type ChoreDeps = Omit<CourierDeps, 'onError'> & {
  onError: (what: string, error: unknown) => void;
};

/**
 * Starts what tells other apps: events are published, deadlines that pass are noticed, webhooks served, old events cleared. Beside the
 * cases, never inside a command; several processes may do it at once.
 */
export function startEventChores({ db, clock, sending, secretKeys, onError }: ChoreDeps): {
  stop: () => Promise<void>;
} {
  const complain = (what: string) => (error: unknown) => onError(what, error);
  const onLost = complain('a delivery was not settled and is tried again');
  const courier = createCourier({ db, clock, sending, secretKeys, onError: onLost });
  const chores = [
    repeat(
      PUBLISH_EVERY_MS,
      async () => publishEvents(db, await clock.now()),
      complain('events wait to be published'),
    ),
    repeat(
      OVERDUE_EVERY_MS,
      async () => publishOverdue(db, await clock.now()),
      complain('passed deadlines wait to be published'),
    ),
    repeat(DELIVER_EVERY_MS, () => courier.round(), complain('deliveries wait')),
    repeat(
      CLEAR_EVERY_MS,
      async () => clearOldEvents(db, await clock.now()),
      complain('old events not cleared'),
    ),
  ];
  return {
    async stop() {
      await Promise.all(chores.map((chore) => chore.stop()));
      await courier.idle();
    },
  };
}
