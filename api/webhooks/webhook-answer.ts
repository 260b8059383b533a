import { z } from 'zod';
import { OUTWARD_TYPES } from '../../domain/outward-event.js';
import type { Webhook } from '../../prisma/generated/client.js';

const instant = z.iso.datetime({ offset: true });

/** Describes a webhook, without its secret. */
export const webhookSchema = z.object({
  id: z.uuid(),
  url: z.string(),
  types: z.array(z.enum(OUTWARD_TYPES)),
  createdAt: instant,
  /** When its secret was last changed; the former one signs too for 24 hours. */
  rotatedAt: instant.nullable(),
});

/** Describes what is told once: the secret that messages are signed with. */
export const secretSchema = z.object({ id: z.uuid(), secret: z.string() });

/** Presents a webhook to the client that registered it. */
export function webhookOf({
  id,
  url,
  types,
  createdAt,
  rotatedAt,
}: Webhook): z.infer<typeof webhookSchema> {
  return {
    id,
    url,
    types: OUTWARD_TYPES.filter((type) => types.includes(type)),
    createdAt: createdAt.toISOString(),
    rotatedAt: rotatedAt?.toISOString() ?? null,
  };
}
