import type { FeedCollection } from '../../domain/feed-collections.js';
import { FeedFault } from './feed-fault.js';
import type { OpenRun } from './feed-store.js';
import { createSender, type HttpAnswer, type HttpRequest, type Reaching } from './request.js';

const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;
/** A token that ends sooner is not used for another request. */
const SLACK_MS = 30_000;

const ROSTERING = '/ims/oneroster/rostering/v1p2';
const PATHS: Record<FeedCollection, string> = {
  orgs: `${ROSTERING}/orgs`,
  users: `${ROSTERING}/users`,
  classes: `${ROSTERING}/classes`,
  enrollments: `${ROSTERING}/enrollments`,
  demographics: `${ROSTERING}/demographics`,
  absences: '/ims/oneroster/absences/v1p0/absences/detail',
};

/** Holds some rows of a collection, and what the source says of the rest. */
export interface SourcePage {
  rows: unknown[];
  /** All rows that the question has, where the source counts them. */
  total: number | null;
  /** Whether it links to a next page; null where it links nowhere. */
  hasNext: boolean | null;
}

export interface SourceClient {
  page(
    collection: FeedCollection,
    ask: { offset: number; limit: number; since: string | null },
  ): Promise<SourcePage>;
  close(): void;
}

export interface ClientMeans {
  reaching: Reaching;
  /** Waits before another try. */
  pause(ms: number): Promise<unknown>;
  /** Called before each request, so that whoever watches knows that it goes on. */
  beat(): void;
  nowMs(): number;
}

type Access = Pick<OpenRun, 'baseUrl' | 'tokenUrl' | 'clientId' | 'clientSecret' | 'scope'>;

/** Asks a OneRoster 1.2 service page by page: gets and renews its token, and waits where the source asks for it or stumbles. */
export function createSourceClient(access: Access, means: ClientMeans): SourceClient {
  const sender = createSender(means.reaching);
  let token: { value: string; endsAt: number } | undefined;

  async function getToken(): Promise<string> {
    if (token && token.endsAt - SLACK_MS > means.nowMs()) return token.value;
    const answer = await persist(() => sender.send(tokenRequest(access)), means);
    if (answer.status !== 200) throw new FeedFault('token-refused');
    const body = parse(answer.text);
    const { access_token: value, expires_in: seconds } = body as Record<string, unknown>;
    if (typeof value !== 'string') throw new FeedFault('token-refused');
    const lifeMs = (typeof seconds === 'number' ? seconds : 300) * 1000;
    token = { value, endsAt: means.nowMs() + lifeMs };
    return value;
  }

  async function get(url: URL): Promise<HttpAnswer> {
    const bearer = await getToken();
    const headers = { Authorization: `Bearer ${bearer}`, Accept: 'application/json' };
    return persist(() => sender.send({ method: 'GET', url, headers }), means);
  }

  return {
    async page(collection, ask) {
      const url = urlOf(access.baseUrl, collection, ask);
      let answer = await get(url);
      if (answer.status === 401) {
        // Ended before its time: once a new one, then the source means it.
        token = undefined;
        answer = await get(url);
      }
      return pageOf(answer, collection);
    },
    close: sender.close,
  };
}

function tokenRequest({ tokenUrl, clientId, clientSecret, scope }: Access): HttpRequest {
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  if (scope !== null) form.set('scope', scope);
  const name = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`;
  return {
    method: 'POST',
    url: new URL(tokenUrl),
    headers: {
      Authorization: `Basic ${Buffer.from(name).toString('base64')}`,
      'Content-Type': 'application/x-www-form-urlencoded',
      Accept: 'application/json',
    },
    body: form.toString(),
  };
}

function urlOf(
  baseUrl: string,
  collection: FeedCollection,
  { offset, limit, since }: { offset: number; limit: number; since: string | null },
): URL {
  const url = new URL(baseUrl.replace(/\/+$/, '') + PATHS[collection]);
  url.searchParams.set('limit', String(limit));
  url.searchParams.set('offset', String(offset));
  url.searchParams.set('sort', 'sourcedId');
  url.searchParams.set('orderBy', 'asc');
  if (since !== null) url.searchParams.set('filter', `dateLastModified>='${since}'`);
  return url;
}

/** Sends again, with growing pauses or as long as the source says, while it stumbles. */
async function persist(
  send: () => Promise<HttpAnswer>,
  { pause, beat }: ClientMeans,
): Promise<HttpAnswer> {
  for (let attempt = 1; ; attempt++) {
    beat();
    const answer = await send().catch((error: unknown) => {
      if (error instanceof FeedFault && error.isPassing && attempt < ATTEMPTS) return undefined;
      throw error;
    });
    const isPassing = answer === undefined || answer.status === 429 || answer.status >= 500;
    if (!isPassing) return answer;
    if (attempt >= ATTEMPTS) {
      throw new FeedFault(answer?.status === 429 ? 'too-many-requests' : 'source-unavailable');
    }
    await pause(pauseOf(answer, attempt));
  }
}

function pauseOf(answer: HttpAnswer | undefined, attempt: number): number {
  const asked = Number(answer?.headers['retry-after'] ?? Number.NaN) * 1000;
  const ms = asked > 0 ? asked : FIRST_PAUSE_MS * 2 ** (attempt - 1);
  return Math.min(ms, LONGEST_PAUSE_MS);
}

function pageOf(answer: HttpAnswer, collection: FeedCollection): SourcePage {
  if (answer.status === 404 || answer.status === 501) throw new FeedFault('not-offered');
  if (answer.status === 401 || answer.status === 403) throw new FeedFault('not-allowed');
  if (answer.status !== 200) throw new FeedFault('unreadable-answer');
  const rows = rowsIn(parse(answer.text), collection);
  const total = Number(answer.headers['x-total-count'] ?? Number.NaN);
  const link = [answer.headers.link ?? []].flat().join();
  return {
    rows,
    total: Number.isInteger(total) ? total : null,
    hasNext: link === '' ? null : /rel="?next"?/.test(link),
  };
}

/** A collection stands under its own name; where a service names it otherwise, it is the one list there is. */
function rowsIn(body: unknown, collection: FeedCollection): unknown[] {
  if (typeof body !== 'object' || body === null) throw new FeedFault('unreadable-answer');
  const named = (body as Record<string, unknown>)[collection];
  const lists = Object.values(body).filter((value) => Array.isArray(value));
  const rows: unknown = named ?? (lists.length === 1 ? lists[0] : undefined);
  if (!Array.isArray(rows)) throw new FeedFault('unreadable-answer');
  return rows as unknown[];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new FeedFault('unreadable-answer');
  }
}
