import { z } from 'zod';
import type { ConcernCase } from '../../domain/case.js';
import { instantOf, timeOf, type Instant } from '../../domain/local-time.js';
import { meetingKindField, sourceIdField, summaryField } from './body-fields.js';
import { dateField, instantField } from '../time-fields.js';
import { commandRoute } from './command-route.js';
import { kindOfMeeting } from './meeting-kind.js';

const absent = z.union([
  z.enum(['guardian', 'guardians', 'student', 'both']),
  z.strictObject({ guardianId: sourceIdField }),
  z.strictObject({ student: z.literal(true) }),
]);
type Absent = z.infer<typeof absent>;

const body = z.strictObject({
  who: z.union([absent, z.array(absent).min(1).max(20)]),
  newDate: z.union([instantField, dateField]).optional(),
  kind: meetingKindField.optional(),
  ...summaryField,
});

/** Records that guardians or student did not come. @guide Trinn 2: Kartleggingssamtale */
export const reportNoShowRoute = commandRoute({
  command: 'report-no-show',
  kind: kindOfMeeting,
  path: '/cases/:caseId/meetings/:meetingId/no-show',
  operationId: 'reportNoShow',
  summary: 'Report that guardians or student did not come',
  description: 'A `newDate` without a time keeps the meeting’s time of day.',
  body,
  build: ({ case: c, params: { meetingId } }, { who, newDate, summary }) => ({
    command: {
      type: 'report-no-show',
      meetingId,
      who: [...new Set([who].flat().flatMap(whoOf))],
      newDate: newDate === undefined ? null : atTimeOf(c, meetingId, newDate),
    },
    text: { summary },
  }),
});

function whoOf(named: Absent): ('guardians' | 'student')[] {
  if (named === 'both') return ['guardians', 'student'];
  if (named === 'student' || (typeof named === 'object' && 'student' in named)) return ['student'];
  return ['guardians'];
}

function atTimeOf(c: ConcernCase, meetingId: string, newDate: string): Instant {
  if (newDate.includes('T')) return newDate;
  const missed = c.meetings.find(({ id }) => id === meetingId)?.scheduledFor;
  return instantOf(newDate, missed ? timeOf(missed) : '12:00');
}
