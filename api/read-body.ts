import type { ZodType } from 'zod';
import { faultsOfZod } from './faults-of-zod.js';
import { findUnreadable } from './find-unreadable.js';
import { invalidRequest, problem } from './problems.js';

/** No body of the API is a quarter as deep; what reads JSON step by step must not run out of stack. */
const DEEPEST = 32;
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json$/;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads JSON without judging it; undefined when it cannot be read, or is nested too deeply. */
export function looseJson(raw: Buffer): unknown {
  if (isTooDeep(raw)) return undefined;
  try {
    return JSON.parse(utf8.decode(raw)) as unknown;
  } catch {
    return undefined;
  }
}

function isTooDeep(raw: Buffer): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < raw.length; at += 1) {
    const byte = raw[at];
    if (inText) {
      if (byte === 0x5c) at += 1;
      else if (byte === 0x22) inText = false;
    } else if (byte === 0x22) inText = true;
    else if (byte === 0x5b || byte === 0x7b) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (byte === 0x5d || byte === 0x7d) depth -= 1;
  }
  return false;
}

/** Judges the media type of a body: 415 for another one, or for a character set that is not UTF-8. */
export function checkMediaType(raw: Buffer, contentType: string | undefined, wanted: string): void {
  if (raw.length === 0 && contentType === undefined) return;
  const [type = '', ...parameters] = (contentType ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const isJson = wanted === 'application/json';
  if (!(type === wanted || (isJson && JSON_TYPE.test(type))))
    throw problem('unsupported-media-type');
  const charset = parameters
    .find((p) => p.startsWith('charset='))
    ?.slice(8)
    .replace(/"/g, '');
  if (isJson && charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
    throw problem('unsupported-media-type');
  }
}

/** Reads and validates a JSON body: 400 when it is no JSON, 422 with every faulty field. No body at all reads as `{}`. */
export function readBody<T>(raw: Buffer, contentType: string | undefined, schema: ZodType<T>): T {
  checkMediaType(raw, contentType, 'application/json');
  const json = raw.length === 0 && contentType === undefined ? {} : looseJson(raw);
  if (json === undefined) {
    const errors = [{ pointer: '', fault: 'too-deep', values: { limit: DEEPEST } }] as const;
    throw problem('malformed-request', isTooDeep(raw) ? { errors } : {});
  }
  const unreadable = findUnreadable(json);
  if (unreadable !== undefined) {
    throw invalidRequest([{ pointer: unreadable, fault: 'unreadable-characters' }]);
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw invalidRequest(faultsOfZod(parsed.error, json));
  return parsed.data;
}

/** Validates the query: 422 with every faulty parameter. */
export function readQuery<T>(query: Record<string, unknown>, schema: ZodType<T>): T {
  const parsed = schema.safeParse(query);
  const faults = parsed.success ? [] : faultsOfZod(parsed.error, query);
  if (findUnreadable(query) !== undefined)
    faults.push({ pointer: '', fault: 'unreadable-characters' });
  if (parsed.success && faults.length === 0) return parsed.data;
  throw invalidRequest(
    faults.map(({ pointer, fault, values }) => ({
      parameter: (pointer ?? '').split('/')[1] ?? '',
      fault,
      ...(values && { values }),
    })),
  );
}
