import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { findReviewables } from '../../api/break-glass/find-reviewable.js';
import { presentReviews, type reviewSchema } from '../../api/break-glass/review-answer.js';
import { reviewBreakGlassRoute } from '../../api/break-glass/review-break-glass.route.js';
import { holdsRole } from '../../api/auth/caller.js';
import { isCaseId } from '../../api/cases/who-sees.js';
import { problem, type ProblemError } from '../../api/problems.js';
import type { AccessRefusal } from '../../domain/access/refusals.js';
import type { Role } from '../../domain/codes.js';
import { definePage, goTo, showPage, type PageContext } from '../define-page.js';
import { faultsIn } from '../fields/faults-in.js';
import type { Field, Values } from '../fields/field.js';
import { readForm } from '../fields/form-values.js';
import { askRoute } from '../forms/ask-route.js';
import { writeMoment } from '../layout/dates.js';
import { findStaffNames } from '../people/find-staff-names.js';
import { FactList, type Fact } from '../layout/fact-list.js';
import { paths } from '../paths.js';
import { SettingsForm } from '../settings/settings-form.js';
import { LIFTED, REVIEWS } from '../texts/break-glass.js';
import { SETTINGS } from '../texts/settings.js';

const PATH = '/nodtilgang/vurderinger/:grantId';
type Context = PageContext<typeof PATH>;

/** Holds an emergency access as its reviewer reads it. */
export type Review = z.input<typeof reviewSchema>;

/** Shows one emergency access, with the form of its review until that is done. */
export const reviewPage = definePage({
  method: 'get',
  path: PATH,
  rule: 'break-glass-review',
  handle: async (ctx) => showReview(ctx, await getReview(ctx), undefined),
});

/** Takes a review, by the API's own call. */
export const saveReviewPage = definePage({
  method: 'post',
  path: PATH,
  rule: 'break-glass-review',
  async handle(ctx) {
    const review = await getReview(ctx);
    const read = readForm(ctx.form, ctx.now);
    const outcome = await askRoute(reviewBreakGlassRoute, ctx, {
      params: { grantId: review.grantId },
      body: { verdict: read.text('verdict'), comment: read.text('comment') },
      headers: { 'idempotency-key': read.text('key') },
    });
    if ('answer' in outcome) return goTo(paths.reviews(), 'reviewed');
    const { refused } = outcome;
    if (refused.status !== 422 && refused.problem !== 'already-reviewed') throw refused;
    return showReview(ctx, await getReview(ctx), ctx.form, refused);
  },
  showAgain: async (ctx) => showReview(ctx, await getReview(ctx), ctx.form),
});

async function getReview(ctx: Context): Promise<Review> {
  const { deps, caller, params } = ctx;
  const found = isCaseId(params.grantId)
    ? await findReviewables(deps, caller, { id: params.grantId, limit: 1 })
    : [];
  const [review] = await presentReviews(deps, found);
  if (!review) throw problem('not-found');
  return review;
}

async function showReview(ctx: Context, review: Review, values: Values, refused?: ProblemError) {
  const { say, path } = ctx;
  const title = say(REVIEWS.one, { caseNumber: review.caseNumber });
  const fields = fieldsOf(ctx);
  const facts = await factsOf(ctx, review);
  const status = refused?.status ?? 200;
  const body =
    review.verdict === null ? (
      <SettingsForm
        title={title}
        action={path}
        cancel={paths.reviews()}
        fields={fields}
        values={values}
        faults={refused ? faultsIn(refused, ctx, fields) : []}
        submit={REVIEWS.submit}
        help={[REVIEWS.help, REVIEWS.helpWho]}
        hidden={{ key: randomUUID() }}
      >
        {facts}
      </SettingsForm>
    ) : (
      <>
        <h1 className="ds-heading" data-size="lg">
          {title}
        </h1>
        {facts}
      </>
    );
  return showPage(title, body, {
    status,
    backTo: { href: paths.reviews(), label: say(SETTINGS.reviews) },
  });
}

async function factsOf({ say, locale, deps, caller }: Context, review: Review) {
  const { staffId, role, refusal, reason, grantedAt, endsAt, verdict, comment } = review;
  const names = await findStaffNames(deps.db, [staffId]);
  const lifted = LIFTED[refusal as AccessRefusal];
  const facts: Fact[] = [
    [REVIEWS.who, `${names.get(staffId) ?? staffId}, ${say(deps.guide.texts.roles[role as Role])}`],
    [REVIEWS.at, writeMoment(grantedAt, locale)],
    [REVIEWS.until, writeMoment(endsAt, locale)],
    [REVIEWS.barred, lifted ? say(lifted) : refusal],
    [REVIEWS.why, reason],
    ...(verdict === null ? [] : [[REVIEWS.verdict, say(REVIEWS[verdict])] as const]),
    ...(comment === null ? [] : [[REVIEWS.comment, comment] as const]),
  ];
  return (
    <>
      <FactList facts={facts} />
      {holdsRole(caller, 'school-leadership') && (
        <p>
          <a className="ds-link" href={paths.accessLog(review.caseId)}>
            {say(REVIEWS.toLog)}
          </a>
        </p>
      )}
    </>
  );
}

function fieldsOf({ say }: Context): Field[] {
  return [
    {
      kind: 'radio',
      name: 'verdict',
      label: say(REVIEWS.question),
      options: (['justified', 'not-justified'] as const).map((value) => {
        return { value, label: say(REVIEWS[value]) };
      }),
    },
    { kind: 'textarea', name: 'comment', label: say(REVIEWS.comment), required: false },
  ];
}
