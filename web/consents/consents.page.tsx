import { logAccess } from '../../api/cases/log-access.js';
import { maySendCommands } from '../../api/cases/may-send.js';
import { getCaseFor } from '../../api/cases/who-sees.js';
import { problem } from '../../api/problems.js';
import { CONSENT_COVERS } from '../../domain/codes.js';
import {
  consentStatus,
  describeWords,
  gateArenaOf,
  lacksConsenter,
  studentViewOf,
} from '../../domain/consent.js';
import { allowedActions } from '../../domain/offers.js';
import { findCasePeople } from '../case/find-case-people.js';
import { definePage, showPage } from '../define-page.js';
import { Notice } from '../layout/notice.js';
import { paths } from '../paths.js';
import { CONSENTS } from '../texts/consents.js';
import { FORMS } from '../texts/forms.js';
import { CoverView, type Cover } from './cover-view.js';
import { WithdrawForms } from './withdraw-forms.js';

/** Shows who has said what about sharing a case: per arena and purpose what is given, refused, missing, since when and until when. */
export const consentsPage = definePage({
  method: 'get',
  path: '/saker/:caseId/samtykke',
  async handle(ctx) {
    const { deps, caller, params, now, say } = ctx;
    const visible = await getCaseFor(deps, caller, params.caseId, { action: 'read', now });
    const { relation, stored, actor } = visible;
    const { case: c, setting } = stored.view;
    if (relation.sight === 'codes') throw problem('not-found');
    const read = { caseId: c.id, action: 'read', relation, result: 'allowed', now } as const;
    const [people] = await Promise.all([
      findCasePeople(deps.db, c, relation.sight),
      logAccess(deps.db, caller, [read]),
    ]);
    const context = { guide: setting.guide, now };
    const gate = gateArenaOf(c);
    const covers = CONSENT_COVERS.map((code): Cover => ({
      code,
      isAwaited: code === gate,
      status: consentStatus(c, code, context),
      words: describeWords(c, code, context),
    })).sort((a, b) => Number(b.isAwaited) - Number(a.isAwaited));
    const mayRecord =
      maySendCommands(caller, relation) &&
      allowedActions(c, actor, { now, setting }).includes('record-consent');
    const view = studentViewOf(c);
    const isOpen = c.phase !== 'closed';
    const body = (
      <>
        <h1 className="ds-heading" data-size="lg">
          {say(CONSENTS.title)}
        </h1>
        <p className="about">
          {people.student?.name} {stored.caseNumber}
        </p>
        <p>{say(CONSENTS.about)}</p>
        {lacksConsenter(c) && <Notice color="warning">{say(CONSENTS.nobody)}</Notice>}
        {view === 'missing' && <Notice color="warning">{say(CONSENTS.viewMissing)}</Notice>}
        {view === 'on-record' && <p>{say(CONSENTS.viewOnRecord)}</p>}
        {c.consentsEndedAtSeq > 0 && <p>{say(CONSENTS.ended)}</p>}
        {mayRecord && isOpen && (
          <div className="actions">
            <a className="ds-button" href={paths.form(c.id, 'record-consent')}>
              {say(CONSENTS.record)}
            </a>
          </div>
        )}
        {covers.map((cover) => (
          <CoverView
            key={cover.code}
            cover={cover}
            caseId={c.id}
            people={people}
            guide={deps.guide}
            offersPaper={mayRecord && isOpen}
          />
        ))}
        {mayRecord && (
          <WithdrawForms case={c} covers={covers} people={people} guide={deps.guide} now={now} />
        )}
      </>
    );
    const { caseNumber } = stored;
    return showPage(`${say(CONSENTS.title)} – ${caseNumber}`, body, {
      backTo: { href: paths.case(c.id), label: say(FORMS.backToCase, { caseNumber }) },
    });
  },
});
