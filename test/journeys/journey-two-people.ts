import { beforeAll, expect, it } from '@jest/globals';
import {
  caseInBrowser,
  fillIn,
  moment,
  pressSend,
  type CaseInBrowser,
} from '../support/case-in-browser.js';
import { openByAbsence } from '../support/case-over-http.js';
import { makeSchool, type JourneySchool } from '../support/school-over-http.js';
import type { BrowserWorld } from './browser-world.js';

const MEETING = 'Registrer møtet som er holdt';

/** Plays two people who act on one case at once: the second sees what changed, and loses no word. */
export function twoPeopleJourney(world: () => BrowserWorld): void {
  let school: JourneySchool;
  let concern: CaseInBrowser;

  beforeAll(async () => {
    const { stack } = world();
    school = await makeSchool(stack, 'two', { word: 'Toer' });
    await school.putStudent('two-student');
    const { id } = await openByAbsence(stack, 'two-student');
    concern = caseInBrowser(world().browser, world().addressOf(`/saker/${id}`));
  }, 60_000);

  it('shows the second what the first did, and sends theirs too where that still holds', async () => {
    const call = { channel: 'phone', spokeWithStudentFirst: 'yes' };
    const second = await concern.open(school.leader, 'Registrer kontakt med hjemmet');
    const first = await concern.open(school.teacher, 'Registrer kontakt med hjemmet');
    await concern.send(first, { ...call, outcome: 'still-concerned' }, 'kartleggingssamtale');

    await fillIn(second, { ...call, outcome: 'unsure', summary: 'Far ringte tilbake' });
    await pressSend(second);
    await second.locator('.changes', { hasText: 'Kontakt med hjemmet registrert' }).waitFor();
    expect(await second.innerText('.changes')).toContain('Toer teacher');
    expect(await second.inputValue('#felt-summary')).toBe('Far ringte tilbake');
    expect(await second.isChecked('[name=outcome][value=unsure]')).toBe(true);
    expect(await second.innerText('form[data-draft] .actions')).toContain('Send likevel');
    await concern.send(second, {}, 'Far ringte tilbake');
  });

  it('keeps every word of the second where the case has gone past the form, also for later', async () => {
    const meeting = { studentHeard: 'yes', bullyingSuspected: 'no', outcome: 'plan-needed' };
    const second = await concern.open(school.coordinator, MEETING);
    const first = await concern.open(school.teacher, MEETING);
    await concern.send(first, { participants: ['student'], ...meeting }, 'tiltaksplan');

    const words = { 'finding-school': 'Uro i timene', studentHeardHow: 'Hun vil bytte gruppe' };
    await fillIn(second, { participants: ['student'], ...meeting, ...words });
    await pressSend(second);
    await second.locator('.changes').waitFor();
    const address = second.url();
    for (const look of ['at once', 'later']) {
      if (look === 'later') await second.goto(address);
      expect(await second.inputValue('#felt-finding-school')).toBe('Uro i timene');
      expect(await second.inputValue('#felt-studentHeardHow')).toBe('Hun vil bytte gruppe');
      expect(await second.innerText('#feil')).toContain('Ikke nå');
      expect(await second.locator('form[data-draft] button').count()).toBe(0);
    }
  });

  it('records one plan where both press the button at once, and leaves the other their words', async () => {
    const forms = [
      await concern.open(school.teacher, 'Avtal en tiltaksplan'),
      await concern.open(school.coordinator, 'Avtal en tiltaksplan'),
    ];
    for (const [i, form] of forms.entries()) {
      await fillIn(form, {
        goal: `Målet til nummer ${i}`,
        startsOn: school.schoolDay(0),
        'measures-0-area': 'home',
        'measures-0-description': 'Vekkes av bestemor',
        'measures-0-responsible': 'Hjemmet',
        madeWithStudent: 'yes',
      });
    }
    await Promise.all(forms.map(pressSend));
    await Promise.all(forms.map((form) => form.locator('.notice').waitFor()));
    const [lost, ...others] = forms.filter((form) => form.url() !== concern.address);
    expect(others).toEqual([]);
    const number = forms.indexOf(lost!);
    expect(await lost!.inputValue('#felt-goal')).toBe(`Målet til nummer ${number}`);
    await lost!.locator('.changes', { hasText: 'Tiltaksplan' }).waitFor();
    const won = forms[1 - number]!;
    await concern.see(won, `Målet til nummer ${1 - number}`);
    expect(await won.innerText('main')).not.toContain('Tiltaksplan 2');
  });

  it('gives the words back to whom the case is taken from while they write', async () => {
    const writing = await concern.open(school.teacher, 'Registrer kontakt med hjemmet');
    const words = 'Mor fortalte om hvorfor';
    await fillIn(writing, { ...moment('contactedAt'), outcome: 'unsure', summary: words });
    const assign = await concern.open(school.leader, 'Gi saken til en annen');
    const to = { role: 'contact-teacher', staffId: school.colleague };
    await concern.send(assign, to, 'Spurt om å ta over');
    const accept = await concern.open(school.colleague, 'Ta over saken');
    await concern.send(accept, {}, 'Har tatt over');
    await pressSend(writing);
    await writing.locator('h1', { hasText: 'Finnes ikke' }).waitFor();
    expect(await writing.innerText('main')).toContain(words);
  });
}
