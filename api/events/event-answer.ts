import { z } from 'zod';
import { OUTWARD_TYPES } from '../../domain/outward-event.js';

/** Describes one event: CloudEvents 1.0 in JSON. */
export const eventSchema = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid(),
  source: z.string(),
  type: z.enum(OUTWARD_TYPES),
  /** The case. */
  subject: z.string(),
  time: z.iso.datetime({ offset: true }),
  datacontenttype: z.literal('application/json'),
  /** Its number in the feed: greater is later. */
  sequence: z.string(),
  data: z.object({ caseId: z.string(), schoolId: z.string() }).loose(),
});
