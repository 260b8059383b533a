import { z } from 'zod';
import type { GuideRules } from '../domain/guide-rules.js';
import type { Instant } from '../domain/local-time.js';
import type { Database } from '../prisma/connect.js';
import type { GuideTexts } from './guide-schema.js';
import type { Guide } from './load-guide.js';
import { rulesSchema } from './rules-schema.js';
import { LOCALES, textFiles } from './texts-schema.js';

const mailSchema = z.object({
  subject: z.string(),
  lines: z.array(z.object({ when: z.string().optional(), text: z.string() })),
});
const mailsSchema = z.object({
  templates: z.record(z.string(), z.record(z.string(), mailSchema)),
});

/** A version as it was stored: figures and texts, read. */
const contentSchema = z.object({
  rules: rulesSchema.extend({ version: z.string() }),
  texts: z.object({
    ...textFiles,
    emails: z.object(
      Object.fromEntries(LOCALES.map((locale) => [locale, mailsSchema])) as Record<
        (typeof LOCALES)[number],
        typeof mailsSchema
      >,
    ),
  }),
});

/** Holds a guide as it was stored for its cases, and since when; `guide` is undefined where this program reads it no longer. */
export interface StoredGuide {
  id: string;
  storedAt: Instant;
  guide: Guide | undefined;
}

/** Finds a version of the guide that cases may have been opened with. */
export async function findGuideVersion(db: Database, id: string): Promise<StoredGuide | undefined> {
  const row = await db.guideVersion.findUnique({ where: { id } });
  if (!row) return undefined;
  const { municipality, storedAt } = row;
  const content = row.content as unknown as { rules: GuideRules; texts: GuideTexts };
  // Stored by a program that may have been another: looked at, and handed on as it lies there.
  const isRead = contentSchema.safeParse(content).success;
  return {
    id,
    storedAt: storedAt.toISOString(),
    guide: isRead ? { id, municipality, ...content } : undefined,
  };
}

/** Lists the municipality's versions, newest first. */
export async function listGuideVersions(
  db: Database,
  municipality: string,
): Promise<{ id: string; storedAt: Instant }[]> {
  const rows = await db.guideVersion.findMany({
    where: { municipality },
    orderBy: { storedAt: 'desc' },
    select: { id: true, storedAt: true },
  });
  return rows.map(({ id, storedAt }) => ({ id, storedAt: storedAt.toISOString() }));
}
