import { listReviewsRoute } from '../../api/break-glass/list-reviews.route.js';
import type { Role } from '../../domain/codes.js';
import { definePage, showPage } from '../define-page.js';
import { ChooseForm } from '../fields/choose-form.js';
import { readRoute } from '../forms/ask-route.js';
import { DataTable } from '../layout/data-table.js';
import { writeShortMoment } from '../layout/dates.js';
import { paths } from '../paths.js';
import { REVIEWS } from '../texts/break-glass.js';
import { CASES } from '../texts/cases.js';
import { LAYOUT } from '../texts/layout.js';
import { SETTINGS } from '../texts/settings.js';
import { findStaffNames } from '../people/find-staff-names.js';
import type { Review } from './review.page.js';

const SHOWN = 'vis';

/** Lists the emergency accesses that a person reviews: those not reviewed yet, or all. */
export const reviewsPage = definePage({
  method: 'get',
  path: paths.reviews(),
  rule: 'break-glass-review',
  async handle(ctx) {
    const { query, say, locale, deps } = ctx;
    const showsAll = query.get(SHOWN) === 'alle';
    const cursor = query.get('etter');
    const { items, nextCursor } = await readRoute<{ items: Review[]; nextCursor: string | null }>(
      listReviewsRoute,
      ctx,
      { query: { ...(!showsAll && { open: 'true' }), ...(cursor !== null && { cursor }) } },
    );
    const names = await findStaffNames(
      deps.db,
      items.map(({ staffId }) => staffId),
    );
    const filter = showsAll ? `${SHOWN}=alle&` : '';
    return showPage(
      say(SETTINGS.reviews),
      <>
        <h1 className="ds-heading" data-size="lg">
          {say(SETTINGS.reviews)}
        </h1>
        <ChooseForm
          action={paths.reviews()}
          name={SHOWN}
          label={say(REVIEWS.show)}
          options={[
            { value: '', label: say(REVIEWS.open) },
            { value: 'alle', label: say(REVIEWS.all) },
          ]}
          value={showsAll ? 'alle' : ''}
        />
        {items.length === 0 ? (
          <p>{say(REVIEWS.none)}</p>
        ) : (
          <DataTable
            caption={say(REVIEWS.list)}
            headings={[
              say(REVIEWS.case),
              say(REVIEWS.who),
              say(REVIEWS.at),
              say(REVIEWS.why),
              say(REVIEWS.verdict),
            ]}
            rows={items.map((review) => [
              <a className="ds-link" key="review" href={paths.review(review.grantId)}>
                {review.caseNumber}
              </a>,
              `${names.get(review.staffId) ?? review.staffId}, ${say(deps.guide.texts.roles[review.role as Role])}`,
              writeShortMoment(review.grantedAt, locale),
              review.reason,
              say(review.verdict === null ? REVIEWS.open : REVIEWS[review.verdict]),
            ])}
          />
        )}
        {nextCursor !== null && (
          <a
            className="ds-link"
            rel="next"
            href={`${paths.reviews()}?${filter}etter=${nextCursor}`}
          >
            {say(CASES.next)}
          </a>
        )}
      </>,
      { backTo: { href: paths.settings(), label: say(LAYOUT.settings) } },
    );
  },
});
