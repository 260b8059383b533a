import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import type { z } from 'zod';
import type { GuideRules } from '../domain/guide-rules.js';
import { GuideError, type GuideFault } from './guide-error.js';
import { crossCheck, faultsOf, type GuideTexts } from './guide-schema.js';
import { mailTextsSchema, type MailTexts } from './mail-schema.js';
import { mergeOverrides } from './merge-overrides.js';
import { rulesSchema, type RuleFigures } from './rules-schema.js';
import { LOCALES, textFiles, type Locale, type TextFiles } from './texts-schema.js';

/** Holds a municipality's guide as it was read: its figures and its texts, under the hash of both. */
export interface Guide {
  id: string;
  municipality: string;
  rules: GuideRules;
  texts: GuideTexts;
}

/** Names the folder of the guide that the program comes with. */
export const DEFAULT_GUIDE_DIR = path.join(import.meta.dirname, 'lillestrom');

/**
 * Reads and checks a guide. Throws a `GuideError` that names every fault with its file and key. `overrides` are figures by the keys
 * of `rules.yaml`; a guide with them is another version.
 */
export function loadGuide(
  dir: string = DEFAULT_GUIDE_DIR,
  overrides: Readonly<Record<string, unknown>> = {},
): Guide {
  const faults: GuideFault[] = [];
  const read = <T>(file: string, schema: z.ZodType<T>): T | undefined =>
    readFile(dir, file, schema, faults);

  const base = read<RuleFigures>('rules.yaml', rulesSchema);
  const files = Object.fromEntries(
    Object.entries(textFiles).map(([name, schema]) => [
      name,
      read<unknown>(`${name}.yaml`, schema as z.ZodType<unknown>),
    ]),
  ) as unknown as TextFiles;
  const emails = Object.fromEntries(
    LOCALES.map((locale) => [locale, read(`emails/${locale}.yaml`, mailTextsSchema)]),
  ) as Record<Locale, MailTexts>;
  if (faults.length > 0 || !base) throw new GuideError(faults);

  const rules = mergeOverrides(base, overrides);
  const texts: GuideTexts = { ...files, emails };
  const wrong = crossCheck(rules, texts);
  if (wrong.length > 0) throw new GuideError(wrong);
  const id = hashOf({ rules, texts });
  return { id, municipality: files.municipality.code, rules: { ...rules, version: id }, texts };
}

function readFile<T>(
  dir: string,
  file: string,
  schema: z.ZodType<T>,
  faults: GuideFault[],
): T | undefined {
  try {
    const result = schema.safeParse(parse(readFileSync(path.join(dir, file), 'utf8')));
    if (result.success) return result.data;
    faults.push(...faultsOf(file, result.error));
  } catch (error) {
    faults.push({ file, key: '', message: describe(error) });
  }
  return undefined;
}

function describe(error: unknown): string {
  if (error instanceof YAMLParseError) return error.message.split(':\n')[0] ?? error.message;
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT'
    ? 'the file is missing'
    : `the file cannot be read (${code ?? 'unknown'})`;
}

/** Hashes a value whatever the order of its keys. */
function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex').slice(0, 32);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
}
