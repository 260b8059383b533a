import { z } from 'zod';
import { ROLES } from '../../domain/codes.js';

/** Describes one thing that happened: its own codes beside when, what and who. */
export const timelineItemSchema = z
  .object({
    at: z.iso.datetime({ offset: true }),
    type: z.string(),
    actor: z.object({
      kind: z.enum(['person', 'system', 'program']),
      role: z.enum(ROLES).optional(),
      staffId: z.string().optional(),
    }),
    /** The command's free text, for those who are entitled to it. */
    text: z.record(z.string(), z.unknown()).optional(),
  })
  .loose();
export type TimelineItem = z.infer<typeof timelineItemSchema>;
