import type { Webhook } from '../../prisma/generated/client.js';
import { isCaseId } from '../cases/who-sees.js';
import { getSystemClient } from '../events/system-client.js';
import { problem } from '../problems.js';
import type { GuardContext } from '../route.js';

type WithWebhook = Pick<GuardContext, 'deps' | 'caller'> & { params: { webhookId: string } };

/** Gets the client's own webhook that the path names; throws not-found alike for another's, one that was ended, and none. */
export async function getWebhook({ deps, caller, params }: WithWebhook): Promise<Webhook> {
  const { clientId } = getSystemClient(caller);
  const { webhookId: id } = params;
  const webhook = isCaseId(id)
    ? await deps.db.webhook.findFirst({ where: { id, clientId, endedAt: null } })
    : null;
  if (!webhook) throw problem('not-found');
  return webhook;
}
