import type { CaseSetting } from '../../domain/case.js';
import type { Instant } from '../../domain/local-time.js';
import type { Transaction } from '../../prisma/connect.js';
import type { CommandToStore } from '../delivery/insert-command.js';
import { UNCONFIRMED_SECONDS } from '../delivery/confirmations.js';

/**
 * Stores many commands in one statement, in their order: a register may open a thousand cases at once, and one round trip each
 * would cost more than everything else together. What surrounds a school's cases is sent once a school, and put into each opening
 * by the database.
 */
export async function storeCommands(
  tx: Transaction,
  commands: readonly CommandToStore[],
  now: Instant,
): Promise<void> {
  if (commands.length === 0) return;
  const settings: CaseSetting[] = [];
  const rows = commands.map((command) => {
    if (command.payload.type !== 'open-case') return command;
    const { setting, ...start } = command.payload.start;
    if (!settings.includes(setting)) settings.push(setting);
    const payload = { ...command.payload, start };
    return { ...command, payload, setting: settings.indexOf(setting) };
  });
  await tx.$executeRaw`
    insert into inbox_command (id, case_id, name, client_id, actor_staff_id, payload, text,
                               received_at,
                               next_attempt_at)
    select r."commandId", r."caseId", r.name, r."clientId", r."actorStaffId",
           case when s.setting is null then r.payload
                else jsonb_set(r.payload, '{start,setting}', s.setting) end,
           nullif(r.text, 'null'::jsonb), ${now}::timestamptz,
           clock_timestamp() + ${UNCONFIRMED_SECONDS} * interval '1 second'
    from rows from (
      jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as (
        "commandId" uuid, "caseId" uuid, name text, "clientId" text, "actorStaffId" uuid,
        payload jsonb, text jsonb, setting int)
    ) with ordinality as r(
      "commandId", "caseId", name, "clientId", "actorStaffId", payload, text, setting, place)
    left join jsonb_array_elements(${JSON.stringify(settings)}::jsonb)
      with ordinality as s(setting, place) on s.place = r.setting + 1
    order by r.place
    on conflict (id) do nothing`;
}
