import type { ConcernCase } from './case.js';
import type { ConsentCover } from './codes.js';
import { consentStatus, describeWords, spokenCovers, type ConsentContext } from './consent.js';
import type { Instant } from './local-time.js';
import { note, type Turn } from './turn.js';

/** Holds somebody's word that ran out, or will: for which covers, and when. */
interface Lapse {
  by: string;
  covers: ConsentCover[];
  at: Instant;
}

/** Finds the next instant at which a word that counts runs out; it may lie behind where the case has not told of it yet. */
export function nextConsentLapse(c: ConcernCase, context: ConsentContext): Instant | undefined {
  return lapsesOf(c, context)
    .map(({ at }) => at)
    .sort()[0];
}

/** Notes each word that has run out since this was last done: nobody says so, and who may see the case changes by it. @guide Trinn 5: samtykke */
export function noteConsentLapses(turn: Turn): void {
  const { draft, now, setting } = turn;
  const lapsed = lapsesOf(draft, { guide: setting.guide, now }).filter(({ at }) => at <= now);
  if (lapsed.length === 0) return;
  for (const { by, covers } of lapsed) {
    note(turn, 'consent-changed', { status: 'lapsed', covers, because: 'time', by });
  }
  draft.consentLapsesToldUntil = now;
}

/**
 * Notes what becomes of consent where other people's words count than before (a birthday, a guardian who comes or goes): for each
 * cover, that what was given or refused decides nothing any more, or that it does now.
 */
export function noteConsentJudgedAnew(
  turn: Turn,
  before: ConcernCase,
  because: 'age' | 'guardians',
): void {
  const { draft, now, setting } = turn;
  const context = { guide: setting.guide, now };
  const changed = new Map<string, ConsentCover[]>();
  for (const cover of spokenCovers(draft)) {
    const status = consentStatus(draft, cover, context);
    const isSame = status === consentStatus(before, cover, context);
    const isLost = givers(before, cover, context).some(
      (by) => !givers(draft, cover, context).includes(by),
    );
    if (isSame && !(isLost && status === 'missing')) continue;
    const told = status === 'missing' ? 'lapsed' : status;
    changed.set(told, [...(changed.get(told) ?? []), cover]);
  }
  for (const [status, covers] of changed) {
    note(turn, 'consent-changed', { status, covers, because });
  }
}

function lapsesOf(c: ConcernCase, context: ConsentContext): Lapse[] {
  const toldUntil = c.consentLapsesToldUntil ?? '';
  const lapses = new Map<string, Lapse>();
  for (const cover of spokenCovers(c)) {
    for (const { by, isNeeded, until: at } of describeWords(c, cover, context)) {
      if (!isNeeded || at === null || at <= toldUntil) continue;
      const key = `${by} ${at}`;
      lapses.set(key, { by, at, covers: [...(lapses.get(key)?.covers ?? []), cover] });
    }
  }
  return [...lapses.values()];
}

function givers(c: ConcernCase, cover: ConsentCover, context: ConsentContext): string[] {
  return describeWords(c, cover, context)
    .filter(({ isNeeded, status }) => isNeeded && status === 'given')
    .map(({ by }) => by);
}
