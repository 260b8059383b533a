import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bodies, createJourney } from '../../support/case-journey.js';
import { createCaseWorld, MONDAY, type CaseWorld } from '../../support/case-world.js';

const call = bodies.call(MONDAY);
const held = { kind: 'mapping', ...bodies.mappingHeld(MONDAY) };
const plan = bodies.plan(MONDAY);
const consent = bodies.consent(MONDAY, 'anna-mor');
const local = { kind: 'local', heldAt: MONDAY };
const intake = { kind: 'bridge-builders', heldAt: MONDAY };
const meeting = { kind: 'mapping', scheduledFor: '2026-09-17T12:00:00+02:00' };
const without = (body: object, field: string) =>
  Object.fromEntries(Object.entries(body).filter(([key]) => key !== field));

/** Path, body, the pointers named; in the order of the API's table. */
const FAULTY: [string, string, object, string[]][] = [
  ['no offset', '/calls', { ...call, contactedAt: '2026-09-14T10:00:00' }, ['/contactedAt']],
  ['a day as instant', '/calls', { ...call, contactedAt: '2026-09-14' }, ['/contactedAt']],
  ['an unknown channel', '/calls', { ...call, channel: 'fax' }, ['/channel']],
  ['a word for a flag', '/calls', { ...call, reached: 'yes' }, ['/reached']],
  ['an unknown field', '/calls', { ...call, mood: 'good' }, ['/mood']],
  ['reached, not reached', '/calls', { ...call, outcome: 'not-reached' }, ['/outcome']],
  ['not reached, reached', '/calls', { ...call, reached: false }, ['/outcome']],
  [
    'nothing',
    '/calls',
    {},
    ['/contactedAt', '/channel', '/reached', '/spokeWithStudentFirst', '/outcome'],
  ],
  ['an empty summary', '/calls', { ...call, summary: ' ' }, ['/summary']],
  ['a call to come', '/calls', { ...call, contactedAt: '2026-09-15T08:00:00Z' }, ['/contactedAt']],
  [
    'a call before the case',
    '/calls',
    { ...call, contactedAt: '2026-09-13T08:00:00Z' },
    ['/contactedAt'],
  ],
  ['an unknown kind', '/meetings', { ...meeting, kind: 'party' }, ['/kind']],
  [
    'an unknown person',
    '/meetings',
    { ...meeting, participants: [{ staffId: 'x' }] },
    ['/participants/0/staffId'],
  ],
  [
    'another’s guardian',
    '/meetings',
    { ...meeting, participants: [{ student: true }, { guardianId: 'bo-mor' }] },
    ['/participants/1/guardianId'],
  ],
  [
    'a name alone',
    '/meetings',
    { ...meeting, participants: [{ name: 'Kari' }] },
    ['/participants/0/organisation'],
  ],
  [
    'a meeting of the past',
    '/meetings',
    { ...meeting, scheduledFor: '2026-09-13T08:00:00Z' },
    ['/scheduledFor'],
  ],
  ['no kind', '/meetings/held', bodies.mappingHeld(MONDAY), ['/kind']],
  ['an evaluation held', '/meetings/held', { ...held, kind: 'evaluation' }, ['/kind']],
  [
    'no word on bullying',
    '/meetings/held',
    without(held, 'bullyingSuspected'),
    ['/bullyingSuspected'],
  ],
  ['a finding elsewhere', '/meetings/held', { ...held, findings: { bus: 'x' } }, ['/findings/bus']],
  ['another kind’s field', '/meetings/held', { ...held, decision: 'monitor' }, ['/decision']],
  ['no decision', '/meetings/held', local, ['/decision']],
  ['an unknown decision', '/meetings/held', { ...local, decision: 'wait' }, ['/decision']],
  ['closing for nothing', '/meetings/held', { ...local, decision: 'close' }, ['/reason']],
  ['BUP without who', '/meetings/held', { ...local, decision: 'lift-bup' }, ['/reportedBy']],
  ['an intake unsaid', '/meetings/held', intake, ['/accepted']],
  ['declined, and then', '/meetings/held', { ...intake, accepted: false }, ['/decision']],
  [
    'declined, closed for nothing',
    '/meetings/held',
    { ...intake, accepted: false, decision: 'close' },
    ['/reason'],
  ],
  [
    'accepted and decided',
    '/meetings/held',
    { ...intake, accepted: true, decision: 'monitor' },
    ['/decision'],
  ],
  ['no goal', '/plans', without(plan, 'goal'), ['/goal']],
  ['no measure', '/plans', { ...plan, measures: [] }, ['/measures']],
  [
    'nobody responsible',
    '/plans',
    { ...plan, measures: [{ area: 'home', description: 'x' }] },
    ['/measures/0/responsible'],
  ],
  [
    'an unknown area',
    '/plans',
    { ...plan, measures: [{ area: 'moon', description: 'x', responsible: 'y' }] },
    ['/measures/0/area'],
  ],
  ['without the student', '/plans', { ...plan, madeWithStudent: false }, ['/notWithStudentReason']],
  ['a day that is none', '/plans', { ...plan, startsOn: '2026-02-30' }, ['/startsOn']],
  [
    'a year that cannot be stored',
    '/reports',
    { to: 'police', reportedAt: '0001-01-01T00:00:00+05:00' },
    ['/reportedAt'],
  ],
  ['a Sunday', '/plans', { ...plan, startsOn: '2026-09-20' }, ['/startsOn']],
  [
    'a weekday that is none',
    '/plans',
    { ...plan, reducedHours: [{ weekday: 8, lessons: [1] }] },
    ['/reducedHours/0/weekday'],
  ],
  ['an unknown result', '/plans/1/checks', { checkedAt: MONDAY, result: 'fine' }, ['/result']],
  [
    'an unknown goal',
    '/plans/1/evaluation',
    { evaluatedAt: MONDAY, goal: 'x', decision: 'monitor' },
    ['/goal'],
  ],
  ['nobody', '/consents', without(consent, 'by'), ['/by']],
  ['a student who is not', '/consents', { ...consent, by: { student: false } }, ['/by/student']],
  [
    'another’s guardian',
    '/consents',
    { ...consent, by: { guardianId: 'bo-far' } },
    ['/by/guardianId'],
  ],
  ['for nothing', '/consents', { ...consent, covers: [] }, ['/covers']],
  ['for an unknown arena', '/consents', { ...consent, covers: ['local', 'moon'] }, ['/covers/1']],
  [
    'by name with others',
    '/consultations',
    { with: 'phfs', anonymous: false, heldAt: MONDAY },
    ['/anonymous'],
  ],
  [
    'an unknown partner',
    '/consultations',
    { with: 'bup', anonymous: true, heldAt: MONDAY },
    ['/with'],
  ],
  ['without a reason', '/escalations', { to: 'local' }, ['/reason']],
  ['to BUP', '/escalations', { to: 'bup', reason: 'x' }, ['/to']],
  ['an unknown decision', '/without-consent', { decision: 'wait' }, ['/decision']],
  ['an unknown person', '/assignments', { role: 'contact-teacher', staffId: 'x' }, ['/staffId']],
  [
    'somebody of another school',
    '/assignments',
    { role: 'contact-teacher', staffId: 'south-teacher' },
    ['/staffId'],
  ],
  [
    'somebody of no school',
    '/assignments',
    { role: 'school-leadership', staffId: 'operator', from: '2026-09-15', to: '2026-09-20' },
    ['/staffId'],
  ],
  [
    'a role that answers for no case',
    '/assignments',
    { role: 'operator', staffId: 'operator', from: '2026-09-15', to: '2026-09-20' },
    ['/role'],
  ],
  ['an unknown school', '/assignments', { schoolId: 'west' }, ['/schoolId']],
  [
    'both at once',
    '/assignments',
    { role: 'contact-teacher', staffId: 'north-colleague', schoolId: 'south' },
    ['/schoolId'],
  ],
  [
    'ending before it begins',
    '/assignments',
    { role: 'contact-teacher', staffId: 'north-colleague', from: '2026-09-20', to: '2026-09-15' },
    ['/to'],
  ],
  ['without a reason', '/extensions', { until: '2026-09-18' }, ['/reason']],
  ['until today', '/extensions', { until: '2026-09-14', reason: 'x' }, ['/until']],
  ['who is unknown', '/meetings/x/no-show', { who: 'teacher' }, ['/who']],
  ['an unknown duty', '/duties', { kind: 'dishes' }, ['/kind']],
  ['no date', '/duties/x/progress', { item: 'student-heard' }, ['/doneAt']],
  ['to nobody', '/reports', { to: 'neighbours', reportedAt: MONDAY }, ['/to']],
  [
    'a report to come',
    '/reports',
    { to: 'police', reportedAt: '2026-09-15T08:00:00Z' },
    ['/reportedAt'],
  ],
  ['an unknown reason', '/closure', { reason: 'tired' }, ['/reason']],
];

describe('a command’s body', () => {
  let world: CaseWorld;
  let id: string;
  beforeAll(async () => {
    world = await createCaseWorld();
    id = await world.openCase('anna');
  });
  afterAll(() => world.end());

  it.each(FAULTY)('is refused with %s (%s)', async (_what, path, body, pointers) => {
    const refused = await world.send('POST', `/cases/${id}${path}`, { as: 'north-leader' }, body);
    expect(refused.body).toMatchObject({ type: '/problems/invalid-request', status: 422 });
    const named = refused.body.errors.map(({ pointer }) => pointer);
    expect(named).toEqual(pointers);
  });

  it('is judged by the kind of the meeting that the path names', async () => {
    const { body } = await createJourney(world, id).post('/meetings', meeting);
    const path = `/cases/${id}/meetings/${body.meetingId}/held`;
    const asLocal = { heldAt: MONDAY, decision: 'monitor' };
    const refused = await world.send('POST', path, { as: 'north-leader' }, asLocal);
    const pointers = refused.body.errors.map(({ pointer }) => pointer);
    expect(pointers).toContain('/studentHeard');
    const mismatch = { ...bodies.mappingHeld(MONDAY), kind: 'local' };
    const other = await world.send('POST', path, { as: 'north-leader' }, mismatch);
    expect(other.body.errors).toEqual([expect.objectContaining({ pointer: '/kind' })]);
  });

  it('is refused when a change of a meeting changes nothing', async () => {
    const refused = await world.send(
      'PATCH',
      `/cases/${id}/meetings/x`,
      { as: 'north-leader' },
      {},
    );
    expect(refused.status).toBe(422);
  });

  it('is refused when it is no JSON, and with another media type', async () => {
    const send = (type: string) =>
      world.sendText(`/cases/${id}/calls`, { as: 'north-leader' }, type, '{not json');
    expect((await send('application/json')).status).toBe(400);
    expect((await send('text/plain')).status).toBe(415);
  });
});
