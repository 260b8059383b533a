import { problem } from '../../api/problems.js';
import { dateOf } from '../../domain/local-time.js';
import { findGuideVersion, listGuideVersions } from '../../guide/find-guide-version.js';
import { definePage, showPage } from '../define-page.js';
import { writeDay } from '../layout/dates.js';
import { FactList, type Fact } from '../layout/fact-list.js';
import { paths } from '../paths.js';
import { GUIDE } from '../texts/guide.js';
import { LAYOUT } from '../texts/layout.js';
import { SETTINGS } from '../texts/settings.js';
import { GuideContents } from './guide-contents.js';
import { GuideVersions, shortCode } from './guide-versions.js';

/** Shows the guide as this installation has it, or as it had it before: figures and texts, to be read. */
export const guidePage = definePage({
  method: 'get',
  path: paths.guide(),
  async handle({ deps, query, say, locale }) {
    const { db } = deps;
    const inUse = deps.guide;
    const id = query.get('versjon') ?? inUse.id;
    const [stored, versions] = await Promise.all([
      findGuideVersion(db, id),
      listGuideVersions(db, inUse.municipality),
    ]);
    if (id !== inUse.id && !versions.some((version) => version.id === id))
      throw problem('not-found');
    // The one in use is read from its files, whatever is stored.
    const guide = id === inUse.id ? inUse : stored?.guide;
    const { municipality } = inUse.texts;
    const facts: Fact[] = [
      [GUIDE.municipality, municipality.name],
      [GUIDE.version, shortCode(id)],
      ...(stored ? [[GUIDE.inUseSince, writeDay(dateOf(stored.storedAt), locale)] as const] : []),
    ];
    return showPage(
      say(SETTINGS.guide),
      <>
        <h1 className="ds-heading" data-size="lg">
          {say(municipality.guideTitle)}
        </h1>
        <p>{say(id === inUse.id ? GUIDE.about : GUIDE.aboutOlder)}</p>
        <FactList facts={facts} />
        <GuideVersions versions={versions} shown={id} inUse={inUse.id} />
        {guide ? <GuideContents guide={guide} /> : <p>{say(GUIDE.unreadable)}</p>}
      </>,
      { backTo: { href: paths.settings(), label: say(LAYOUT.settings) } },
    );
  },
});
