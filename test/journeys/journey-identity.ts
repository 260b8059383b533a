import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from '@jest/globals';
import type { CaughtMail } from '../support/caught-mails.js';
import { sayEverything } from '../support/say-everything.js';
import { makeSchool } from '../support/school-over-http.js';
import type { StackWorld } from '../support/stack-world.js';
import { seeWorkflows, type SeenWorkflow } from '../support/temporal-window.js';
import { waitFor } from '../support/wait-for.js';

/** Stands in every identity field and every free text; only letters that no encoding changes. */
const MARKER = 'Xylofonia';
/** Begins every source id of this journey. */
const SOURCE = 'kildeq7';

/** Plants a marker wherever a person can be named, and looks for it everywhere outside the database. */
export function identityJourney(world: () => StackWorld): void {
  let mails: CaughtMail[];
  let workflows: SeenWorkflow[];
  let birthDate: string;

  beforeAll(async () => {
    const school = await makeSchool(world(), SOURCE, { word: MARKER });
    ({ birthDate } = await school.putStudent(`${SOURCE}-elev-0`));
    await sayEverything(world(), school, `${MARKER} Markørsen sa noe`);
    // Mails go beside the commands: nothing is sent any more when no activity is under way.
    workflows = await waitFor(async () => {
      const seen = await seeWorkflows(world().stack.temporalAddress);
      return seen.some(({ pendingActivities }) => pendingActivities > 0) ? undefined : seen;
    });
    mails = await world().mails();
  }, 60_000);

  it('occurs in no mail: no header but the receiver’s own address, no text, no calendar entry', () => {
    const own = mails.filter(({ to }) => to.includes(MARKER.toLowerCase()) || to.includes(MARKER));
    expect(own.length).toBeGreaterThan(20);
    expect(own.some(({ calendar }) => calendar !== undefined)).toBe(true);
    for (const { readable, to, subject } of mails) {
      // Calendars name who is invited: the receiver, to the receiver alone.
      const text = readable.replaceAll(new RegExp(escapeOf(to), 'gi'), '').toLowerCase();
      expect({ subject, hasMarker: text.includes(MARKER.toLowerCase()) }).toEqual({
        ...{ subject, hasMarker: false },
      });
      expect(text).not.toContain(SOURCE);
    }
  });

  it('occurs in no log line', () => {
    const directory = path.join(world().dataDir, 'logs');
    const logs = readdirSync(directory).filter((name) => /^(api|worker|temporal)\.log/.test(name));
    const all = logs.map((name) => readFileSync(path.join(directory, name), 'utf8')).join('\n');
    for (const written of ['/cases/:caseId/calls', 'naervaer-mail']) expect(all).toContain(written);
    for (const name of logs) {
      const lines = readFileSync(path.join(directory, name), 'utf8').split('\n');
      expect(lines.filter((line) => line.includes(MARKER))).toEqual([]);
      expect(lines.filter((line) => line.includes(SOURCE))).toEqual([]);
    }
  });

  it('occurs in nothing that operators see in Temporal, nor in any history; nor do the sources’ ids and birth dates', () => {
    const types = new Set(workflows.map(({ type }) => type));
    expect([...types].sort()).toEqual([
      'concernCase',
      'dailyRound',
      'duty',
      'fetchSource',
      'makeFigures',
    ]);
    // Whoever looks in vain must have looked: the codes of what was said are there to be read.
    const all = workflows.map(({ everything }) => everything).join('\n');
    for (const code of ['still-concerned', 'studentHeard', 'exemption', 'child-welfare'])
      expect(all).toContain(code);
    for (const { workflowId, everything } of workflows) {
      for (const word of [MARKER, 'Markørsen', SOURCE, birthDate]) {
        for (const form of [word, Buffer.from(word).toString('base64').replace(/=+$/, '')]) {
          expect({ workflowId, form, found: everything.includes(form) }).toEqual({
            ...{ workflowId, form, found: false },
          });
        }
      }
    }
  });

  it('lies nowhere in the engine’s own file', () => {
    const directory = path.join(world().dataDir, 'temporal');
    const read = (name: string) => readFileSync(path.join(directory, name));
    const files = readdirSync(directory);
    // Any of them will do: the file's pages may cut one in two.
    const looked = ['still-concerned', 'awaiting-contact', 'concern-case/'];
    expect(files.some((name) => looked.some((code) => read(name).includes(code)))).toBe(true);
    for (const name of files) {
      const bytes = read(name);
      const found = [MARKER, SOURCE].filter((word) => bytes.includes(word));
      expect({ name, found }).toEqual({ name, found: [] });
    }
  });

  it('leaves operators what they need: step, phase, due day and whom a case waits for', () => {
    const open = workflows.filter(
      ({ type, attributes }) => type === 'concernCase' && attributes.NaervaerPhase !== 'closed',
    );
    expect(open.length).toBeGreaterThanOrEqual(3);
    for (const { summary, attributes, currentDetails } of open) {
      expect(summary).toMatch(/^Concern case( N-[0-9A-Z]{4}-[0-9A-Z]{4})?$/);
      expect(attributes.NaervaerStep).toEqual(expect.any(String));
      expect(attributes.NaervaerDueAt).toEqual(expect.any(Date));
      expect(currentDetails).toContain(`phase \`${String(attributes.NaervaerPhase)}\``);
      expect(currentDetails).toMatch(/waits for: .*, by .*\n- due: \d{4}-\d\d-\d\d 16:00/);
    }
    // Of a protected address the engine knows neither school nor number.
    const hidden = open.filter(({ summary }) => summary === 'Concern case');
    expect(hidden.length).toBeGreaterThanOrEqual(1);
    for (const { attributes } of hidden) expect(attributes.NaervaerSchool).toBeUndefined();
  });
}

function escapeOf(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
