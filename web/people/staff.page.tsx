import { holdsRole } from '../../api/auth/caller.js';
import { isShownTo } from '../../domain/access/page-rules.js';
import { definePage, showPage } from '../define-page.js';
import { ChooseForm } from '../fields/choose-form.js';
import { DataTable } from '../layout/data-table.js';
import { paths } from '../paths.js';
import { ownSchools } from '../settings/own-schools.js';
import { LAYOUT } from '../texts/layout.js';
import { STAFF } from '../texts/staff.js';
import { SETTINGS } from '../texts/settings.js';
import { countHeldCases, findStaffOf } from './find-staff.js';
import { RoleList } from './role-list.js';

const MUNICIPALITY = 'kommunen';

/** Lists who works at a school, in which roles, and how many open cases each of them holds. */
export const staffPage = definePage({
  method: 'get',
  path: paths.staff(),
  rule: 'staff',
  async handle(ctx) {
    const { deps, caller, query, say } = ctx;
    const mayChange = holdsRole(caller, 'municipal-administrator');
    const schools = await deps.db.school.findMany({
      where: ownSchools(caller),
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    });
    const choices = [
      ...schools.map(({ id, name }) => ({ value: id, label: name })),
      ...(mayChange ? [{ value: MUNICIPALITY, label: say(STAFF.municipality) }] : []),
    ];
    const wanted = query.get('skole');
    const chosen = choices.find(({ value }) => value === wanted) ?? choices[0];
    const staff = chosen
      ? await findStaffOf(deps.db, chosen.value === MUNICIPALITY ? null : chosen.value)
      : [];
    const counts = isShownTo('hand-over', caller.roles)
      ? await countHeldCases(
          deps.db,
          caller,
          staff.map(({ id }) => id),
        )
      : undefined;
    const rows = staff.map(({ id, name, active, roles }) => [
      <>
        <a className="ds-link" href={paths.staffMember(id)}>
          {name}
        </a>
        {!active && ` (${say(STAFF.left)})`}
      </>,
      <RoleList key="roles" roles={roles} guide={deps.guide} />,
      ...(counts ? [String(counts.get(id) ?? 0)] : []),
    ]);
    return showPage(
      say(SETTINGS.staff),
      <>
        <h1 className="ds-heading" data-size="lg">
          {say(SETTINGS.staff)}
        </h1>
        {!mayChange && <p>{say(STAFF.onlyAdministrator)}</p>}
        {choices.length > 1 && (
          <ChooseForm
            action={paths.staff()}
            name="skole"
            label={say(STAFF.school)}
            options={choices}
            value={chosen?.value ?? ''}
          />
        )}
        <DataTable
          caption={chosen?.label ?? say(SETTINGS.staff)}
          headings={[say(STAFF.name), say(STAFF.roles), ...(counts ? [say(STAFF.cases)] : [])]}
          rows={rows}
        />
      </>,
      { backTo: { href: paths.settings(), label: say(LAYOUT.settings) } },
    );
  },
});
