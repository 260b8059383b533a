import { beforeAll, expect, it } from '@jest/globals';
import {
  caseInBrowser,
  fillIn,
  pressSend,
  type CaseInBrowser,
} from '../support/case-in-browser.js';
import { driveCase, openByAbsence } from '../support/case-over-http.js';
import { makeSchool, type JourneySchool } from '../support/school-over-http.js';
import type { BrowserWorld } from './browser-world.js';

const CALL = 'Registrer kontakt med hjemmet';
const WAITS = 'venter på å bli utført';

/** Plays an outage of Temporal: the pages read on, a command is stored and says so, and shows when Temporal is back. */
export function engineAwayJourney(world: () => BrowserWorld): void {
  let school: JourneySchool;
  let concern: CaseInBrowser;
  let caseId: string;

  beforeAll(async () => {
    const { stack } = world();
    school = await makeSchool(stack, 'engine', { word: 'Motor' });
    await school.putStudent('engine-student');
    caseId = (await openByAbsence(stack, 'engine-student')).id;
    concern = caseInBrowser(world().browser, world().addressOf(`/saker/${caseId}`));
    await world().browser.windowOf(school.leader);
  }, 60_000);

  it('reads on, stores what is sent, and carries it out when the engine is back', async () => {
    const temporal = world().stack.stack.part('temporal');
    await temporal.stop();
    const leader = await world().browser.windowOf(school.leader);
    for (const path of ['/', '/saker', `/saker/${caseId}`, '/moter', '/skolen', '/hva-om']) {
      expect([path, (await leader.goto(world().addressOf(path)))?.status()]).toEqual([path, 200]);
    }

    const form = await concern.open(school.teacher, CALL);
    const call = { channel: 'phone', spokeWithStudentFirst: 'yes', outcome: 'unsure' };
    await fillIn(form, { ...call, summary: 'Snakket med mor' });
    await pressSend(form);
    await form.locator('.notice', { hasText: 'Du trenger ikke gjøre det om igjen' }).waitFor();
    expect(form.url()).toBe(concern.address);
    expect(await form.innerText('main')).toContain(`${WAITS}: ${CALL}`);
    // What was sent is no draft that asks to be sent once more.
    await concern.open(school.teacher, CALL);
    expect(await form.inputValue('#felt-summary')).toBe('');

    await temporal.start();
    await form.goto(concern.address);
    await concern.see(form, 'Snakket med mor');
    expect(await form.innerText('main')).not.toContain(WAITS);
    const { body } = await driveCase(world().stack, caseId).send('GET', '/timeline', {
      as: school.teacher,
    });
    expect(body.items.filter(({ type }) => type === 'call-logged')).toHaveLength(1);
  });
}
