import { openPages, allPages } from '../web/all-pages.js';
import { paths } from '../web/paths.js';
import { ADDRESSES, type Given } from '../test/web/support/addresses.js';
import { quantile, type Bench, type Figure } from './figure.js';
import { openLooker, type Looker } from './look.js';
import { makeWorld } from './world/make-world.js';

const LOOKS = 40;
const WARM_UP = 6;
const MOST_MS = 100;
const MOST_BYTES = 200 * 1024;

/** Who of the seed stands where the tests' people do. */
const PEOPLE: Readonly<Record<string, string>> = {
  'north-leader': 'school-1-leadership',
  'north-colleague': 'school-1-teacher-2',
  'municipal-administrator-1': 'admin-1',
};

/** Pages that are another page for each role. */
const BY_MANY: readonly string[] = ['/', '/saker', '/moter'];
const MANY = [
  'school-1-leadership',
  'school-1-coordinator',
  'school-1-teacher-1',
  'school-1-nurse',
  'phfs-1',
  'ppa-1',
];

/** Looks that an address of the tests does not lead to: files, of which only the time is judged, and the slowest of the list's filters. */
const MORE: Readonly<Record<string, (given: Given) => { as?: string; to: string }[]>> = {
  '/saker': () =>
    ['?q=elev', '?step=mapping', '?due=overdue', '?className=9A'].map((query) => ({
      to: paths.cases() + query,
    })),
  '/saker.csv': () => [{ to: paths.casesCsv() }, { as: 'phfs-1', to: paths.casesCsv() }],
  '/saker-sok': () => [],
  '/saker/:caseId/innsyn.csv': ({ cases }) => [{ to: `${paths.accessLog(cases.meeting.id)}.csv` }],
  '/elever/:studentId/innsyn.csv': ({ studentId }) => [
    { to: `${paths.studentAccessLog(studentId)}.csv` },
  ],
  '/kommunen.csv': () => [{ as: 'admin-1', to: paths.figuresCsv() }],
  '/moter.ics': () => [{ to: paths.calendarFile() }],
  '/saker/:caseId/moter/:meetingId/kalender.ics': ({ cases: { meeting } }) => [
    { to: paths.meetingFile(meeting.id, meeting.meetingId) },
  ],
};

/** Measures every GET page with 20,000 open cases in the database: what a first look transfers, and how long an answer takes. */
export async function measurePages(bench: Bench): Promise<Figure[]> {
  const { given } = await makeWorld(bench);
  const looker = openLooker(bench.stack.apiUrl);
  try {
    const figures: Figure[] = [];
    for (const look of listLooks(given)) {
      const figure = await measure(looker, look);
      bench.say(`  ${figure.what}: ${figure.ours}`);
      figures.push(figure);
    }
    return figures;
  } finally {
    looker.close();
  }
}

interface Look {
  pattern: string;
  as: string;
  to: string;
}

/** Lists where each page is looked at, and by whom. A page without an address of its own is a fault. */
function listLooks(given: Given): Look[] {
  const gets = [...allPages.filter(({ method }) => method === 'get'), ...openPages];
  return [...new Set(gets.map(({ path }) => path))].flatMap((pattern) => {
    const address = ADDRESSES[pattern]?.(given) ?? { excused: '' };
    const more = MORE[pattern]?.(given);
    if (typeof address === 'object' && 'excused' in address && !more) {
      throw new Error(`nothing says where ${pattern} is measured`);
    }
    const looks: { as?: string; to: string }[] = [...(more ?? [])];
    if (typeof address === 'string') looks.unshift({ to: address });
    else if ('to' in address) looks.unshift({ ...address });
    const each = BY_MANY.includes(pattern)
      ? [...MANY.map((as) => ({ as, to: pattern })), ...looks.slice(1)]
      : looks;
    return each.map(({ as = 'north-leader', to }) => ({ pattern, as: PEOPLE[as] ?? as, to }));
  });
}

async function measure(looker: Looker, { pattern, as, to }: Look): Promise<Figure> {
  const times: number[] = [];
  const floors: number[] = [];
  for (let n = -WARM_UP; n < LOOKS; n++) {
    const { ms } = await looker.look(as, to);
    const floor = await looker.look(as, '/healthz');
    if (n < 0) continue;
    times.push(ms);
    floors.push(floor.ms);
  }
  const { bytes, isPage } = await looker.weigh(as, to);
  const p95 = quantile(times, 0.95);
  const query = to.includes('?') ? to.slice(to.indexOf('?')) : '';
  const weight = `${(bytes / 1024).toFixed(0)} KB`;
  return {
    what: `${pattern}${query} as ${as}`,
    ours: `p50 ${quantile(times, 0.5).toFixed(0)} p95 ${p95.toFixed(0)} ms, ${weight}`,
    floor: `${quantile(floors, 0.95).toFixed(1)} ms`,
    // The share of what is allowed, of whichever is nearer its limit. A file has no weight to keep.
    value: Math.max(p95 / MOST_MS, isPage ? bytes / MOST_BYTES : 0),
    target: { atMost: 1 },
  };
}
