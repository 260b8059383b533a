import type { Database } from '../prisma/connect.js';
import {
  isSealedWithNewest,
  openSecret,
  placeOf,
  sealSecret,
  type SecretKeys,
} from '../prisma/sealed-secrets.js';

/**
 * Seals every secret in the database with the newest key, and those that an earlier version stored readable; answers how many. Throws
 * a SecretError where one does not open. Safe to run at once in several processes: what changes meanwhile is left as it is.
 */
export async function sealAnew(db: Database, keys: SecretKeys): Promise<number> {
  let sealed = 0;
  const renew = (place: string, stored: string) => {
    const secret = openSecret(keys, place, stored);
    return isSealedWithNewest(keys, stored) ? stored : sealSecret(keys, place, secret);
  };
  for (const { id, secret, formerSecret } of await db.webhook.findMany({
    where: { endedAt: null },
  })) {
    const place = placeOf.webhook(id);
    const anew = {
      secret: renew(place, secret),
      formerSecret: formerSecret && renew(place, formerSecret),
    };
    if (anew.secret === secret && anew.formerSecret === formerSecret) continue;
    const where = { id, secret, formerSecret };
    sealed += (await db.webhook.updateMany({ where, data: anew })).count;
  }
  for (const { id, clientSecret } of await db.source.findMany()) {
    const anew = renew(placeOf.source(id), clientSecret);
    if (anew === clientSecret) continue;
    const where = { id, clientSecret };
    sealed += (await db.source.updateMany({ where, data: { clientSecret: anew } })).count;
  }
  return sealed + (await sealAnswers(db, renew));
}

async function sealAnswers(
  db: Database,
  renew: (place: string, stored: string) => string,
): Promise<number> {
  const kept = await db.$queryRaw<{ commandId: string; path: string; sealed: string }[]>`
    select command_id as "commandId", path, coalesce(answer->>'sealed', answer::text) as sealed
    from idempotency_record where answer ?| array['sealed', 'secret']`;
  let sealed = 0;
  for (const { commandId, path, sealed: stored } of kept) {
    const anew = renew(placeOf.answer(path), stored);
    if (anew === stored) continue;
    sealed += await db.$executeRaw`
      update idempotency_record set answer = jsonb_build_object('sealed', ${anew}::text)
      where command_id = ${commandId}::uuid`;
  }
  return sealed;
}
