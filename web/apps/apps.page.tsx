import type { z } from 'zod';
import type { clientAnswer } from '../../api/clients/client-body.js';
import { listClients } from '../../api/clients/list-clients.route.js';
import { dateOf } from '../../domain/local-time.js';
import { definePage, showPage, type PageContext } from '../define-page.js';
import { askRoute } from '../forms/ask-route.js';
import { DataTable } from '../layout/data-table.js';
import { writeShortDay } from '../layout/dates.js';
import { paths } from '../paths.js';
import { APPS } from '../texts/apps.js';
import { CASES } from '../texts/cases.js';
import { LAYOUT } from '../texts/layout.js';
import { SETTINGS } from '../texts/settings.js';
import { findWebhooks } from './find-webhooks.js';

type App = z.input<typeof clientAnswer>;

/** Shows the administrator which apps are connected, what each may, and whether what is sent to them arrives. */
export const appsPage = definePage({
  method: 'get',
  path: paths.apps(),
  rule: 'apps',
  async handle(ctx) {
    const { query, say, locale, deps } = ctx;
    const cursor = query.get('etter');
    const outcome = await askRoute(listClients, ctx, {
      query: cursor === null ? {} : { cursor },
    });
    if ('refused' in outcome) throw outcome.refused;
    const { items, nextCursor } = outcome.answer.body as {
      items: App[];
      nextCursor: string | null;
    };
    const webhooks = await findWebhooks(deps.db);
    const rows = await rowsOf(ctx, items);
    return showPage(
      say(SETTINGS.apps),
      <>
        <h1 className="ds-heading" data-size="lg">
          {say(SETTINGS.apps)}
        </h1>
        <p>{say(APPS.about)}</p>
        {items.length === 0 ? (
          <p>{say(APPS.none)}</p>
        ) : (
          <DataTable
            caption={say(APPS.apps)}
            headings={[
              say(APPS.name),
              say(APPS.id),
              say(APPS.schools),
              say(APPS.roles),
              say(APPS.state),
            ]}
            rows={rows}
          />
        )}
        {nextCursor !== null && (
          <a className="ds-link" rel="next" href={`${paths.apps()}?etter=${nextCursor}`}>
            {say(CASES.next)}
          </a>
        )}
        <section>
          <h2 className="ds-heading" data-size="sm">
            {say(APPS.webhooks)}
          </h2>
          <p>{say(webhooks.length === 0 ? APPS.noWebhooks : APPS.aboutWebhooks)}</p>
          {webhooks.length > 0 && (
            <DataTable
              caption={say(APPS.receivers)}
              headings={[
                say(APPS.receiver),
                say(APPS.id),
                say(APPS.since),
                say(APPS.waiting),
                say(APPS.parked),
                say(APPS.lastAnswer),
              ]}
              rows={webhooks.map((webhook) => [
                webhook.receiver,
                webhook.clientId,
                writeShortDay(dateOf(webhook.createdAt.toISOString()), locale),
                String(webhook.waiting),
                String(webhook.parked),
                webhook.lastAnswer,
              ])}
            />
          )}
        </section>
      </>,
      { backTo: { href: paths.settings(), label: say(LAYOUT.settings) } },
    );
  },
});

async function rowsOf({ deps, say }: PageContext, apps: readonly App[]) {
  const schools = await deps.db.school.findMany({
    where: { sourceId: { in: apps.flatMap(({ schoolIds }) => schoolIds) } },
    select: { sourceId: true, name: true },
  });
  const names = new Map(schools.map(({ sourceId, name }) => [sourceId, name]));
  const { roles: words } = deps.guide.texts;
  return apps.map(({ name, clientId, allSchools, schoolIds, allRoles, roles, active }) => [
    name,
    clientId,
    allSchools ? say(APPS.allSchools) : schoolIds.map((id) => names.get(id) ?? id).join(', '),
    allRoles
      ? say(APPS.allRoles)
      : roles.map((role) => say(words[role])).join(', ') || say(APPS.noRoles),
    say(active ? APPS.active : APPS.ended),
  ]);
}
