import { waitUntil } from '../embedded/wait-until.js';
import type { Bench } from './figure.js';

/** Waits until no e-mail is on its way, so that none of one measurement falls into the next. */
export function mailsAreOut({ ours }: Bench): Promise<void> {
  const planned = `select count(*) from outbox_mail where status = 'planned'`;
  return waitUntil(async () => (await ours.count(planned)) === 0, {
    withinMs: 180_000,
    everyMs: 100,
    explain: () => 'The e-mails do not go out.',
  });
}
