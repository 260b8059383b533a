import type { Phase } from '../../domain/codes.js';
import type { GuideRules, Source } from '../../domain/guide-rules.js';
import { GUIDE } from '../texts/guide.js';
import type { Text } from '../texts/text.js';

/** Says how long a case may wait, in words with their figures, and where the figure comes from. */
export interface DeadlineWords {
  words: Text;
  values: Readonly<Record<string, string | number>>;
  source: Source;
}

/** Tells a phase's deadline as the guide's figures have it; undefined for a closed case. */
export function deadlineOf(phase: Phase, { deadlines }: GuideRules): DeadlineWords | undefined {
  switch (phase) {
    case 'closed':
      return undefined;
    case 'awaiting-contact': {
      const { sameDayUntil: time, source } = deadlines[phase];
      return { words: GUIDE.sameDay, values: { time: time.replace(':', '.') }, source };
    }
    case 'awaiting-mapping-meeting': {
      const { calendarDays: count, source } = deadlines[phase];
      return { words: GUIDE.calendarDays, values: { count }, source };
    }
    case 'trial': {
      const { check, evaluation } = deadlines[phase];
      const values = { check: check.schoolDays, evaluation: evaluation.schoolDays };
      return { words: GUIDE.checkAndEvaluation, values, source: evaluation.source };
    }
    case 'awaiting-evaluation':
      return { words: GUIDE.evaluationDay, values: {}, source: deadlines.trial.evaluation.source };
    default: {
      const { schoolDays: count, source } = deadlines[phase];
      return { words: GUIDE.schoolDays, values: { count }, source };
    }
  }
}
