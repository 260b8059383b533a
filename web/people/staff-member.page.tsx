import { holdsRole } from '../../api/auth/caller.js';
import { isCaseId } from '../../api/cases/who-sees.js';
import { problem, type ProblemError } from '../../api/problems.js';
import { putStaff } from '../../api/roster/put-staff.route.js';
import { isShownTo } from '../../domain/access/page-rules.js';
import { ROLES } from '../../domain/codes.js';
import { definePage, goTo, showPage, type PageContext } from '../define-page.js';
import { faultsIn } from '../fields/faults-in.js';
import type { Field, Option } from '../fields/field.js';
import { readForm } from '../fields/form-values.js';
import { askRoute } from '../forms/ask-route.js';
import { FactList } from '../layout/fact-list.js';
import { paths } from '../paths.js';
import { SettingsForm } from '../settings/settings-form.js';
import { STAFF } from '../texts/staff.js';
import { SETTINGS } from '../texts/settings.js';
import { findStaffMember, type ShownStaff } from './find-staff.js';
import { RoleList } from './role-list.js';

const PATH = '/innstillinger/ansatte/:staffId';
type Context = PageContext<typeof PATH>;

/** Shows one member of staff: the roles, as a form for whoever may set them. */
export const staffMemberPage = definePage({
  method: 'get',
  path: PATH,
  rule: 'staff',
  async handle(ctx) {
    const member = await getMember(ctx);
    if (!mayChange(ctx)) return showMember(ctx, member);
    return showForm(ctx, member, valuesOf(member));
  },
});

/** Takes the form of somebody's roles, by the API's own call. */
export const saveStaffMemberPage = definePage({
  method: 'post',
  path: PATH,
  rule: 'staff',
  async handle(ctx) {
    const member = await getMember(ctx);
    if (!mayChange(ctx)) throw problem('not-found');
    const read = readForm(ctx.form, ctx.now);
    const outcome = await askRoute(putStaff, ctx, {
      params: { staffId: member.sourceId },
      body: {
        name: read.text('name') ?? '',
        email: read.text('email') ?? '',
        active: read.checked('active'),
        roles: read.rows('roles', ['role', 'schoolId'], ['role']),
      },
    });
    if ('answer' in outcome) return goTo(paths.staffMember(member.id), 'saved');
    if (outcome.refused.status !== 422) throw outcome.refused;
    return showForm(ctx, member, ctx.form, outcome.refused);
  },
  async showAgain(ctx) {
    const member = await getMember(ctx);
    if (!mayChange(ctx)) throw problem('not-found');
    return showForm(ctx, member, ctx.form);
  },
});

async function getMember(ctx: Context): Promise<ShownStaff> {
  const { staffId } = ctx.params;
  const found = isCaseId(staffId)
    ? await findStaffMember(ctx.deps.db, ctx.caller, staffId)
    : undefined;
  if (!found) throw problem('not-found');
  return found;
}

function mayChange({ caller }: Context): boolean {
  return holdsRole(caller, 'municipal-administrator');
}

const backTo = ({ say }: Context) => ({ href: paths.staff(), label: say(SETTINGS.staff) });

function ToCases({ ctx, member }: { ctx: Context; member: ShownStaff }) {
  if (!isShownTo('hand-over', ctx.caller.roles)) return null;
  return (
    <p>
      <a className="ds-link" href={paths.handOver(member.id)}>
        {ctx.say(STAFF.toCases, { name: member.name })}
      </a>
    </p>
  );
}

function showMember(ctx: Context, member: ShownStaff) {
  const { say, deps } = ctx;
  const { name, email, active, roles } = member;
  return showPage(
    say(STAFF.member),
    <>
      <h1 className="ds-heading" data-size="lg">
        {name}
      </h1>
      <FactList
        facts={[
          [STAFF.email, email],
          [STAFF.roles, <RoleList key="roles" roles={roles} guide={deps.guide} />],
        ]}
      />
      {!active && <p>{say(STAFF.left)}</p>}
      <ToCases ctx={ctx} member={member} />
      <p>{say(STAFF.onlyAdministrator)}</p>
    </>,
    { backTo: backTo(ctx) },
  );
}

async function showForm(
  ctx: Context,
  member: ShownStaff,
  values: URLSearchParams,
  refused?: ProblemError,
) {
  const fields = await fieldsOf(ctx, member);
  return showPage(
    ctx.say(STAFF.change),
    <SettingsForm
      title={member.name}
      action={ctx.path}
      cancel={paths.staff()}
      fields={fields}
      values={values}
      faults={refused ? faultsIn(refused, ctx, fields) : []}
      submit={STAFF.save}
      help={[STAFF.help, STAFF.helpRegister, STAFF.helpLeft]}
    >
      <ToCases ctx={ctx} member={member} />
    </SettingsForm>,
    { status: refused?.status ?? 200, backTo: backTo(ctx) },
  );
}

async function fieldsOf({ deps, say }: Context, member: ShownStaff): Promise<Field[]> {
  const schools = await deps.db.school.findMany({ orderBy: { name: 'asc' } });
  const roleOptions = ROLES.map((role): Option => {
    return { value: role, label: say(deps.guide.texts.roles[role]) };
  });
  const schoolOptions = schools.map(({ sourceId, name }) => ({ value: sourceId, label: name }));
  return [
    { kind: 'text', name: 'name', label: say(STAFF.name) },
    { kind: 'text', name: 'email', label: say(STAFF.email) },
    { kind: 'checkbox', name: 'active', label: say(STAFF.active), required: false },
    {
      kind: 'rows',
      name: 'roles',
      label: say(STAFF.roles),
      hint: say(STAFF.rolesHint),
      required: false,
      rows: member.roles.length + 2,
      rowLabel: say(STAFF.role),
      columns: [
        {
          name: 'role',
          label: say(STAFF.role),
          options: [{ value: '', label: say(STAFF.noRole) }, ...roleOptions],
        },
        {
          name: 'schoolId',
          label: say(STAFF.school),
          options: [{ value: '', label: say(STAFF.noSchool) }, ...schoolOptions],
        },
      ],
    },
  ];
}

function valuesOf({ name, email, active, roles }: ShownStaff): URLSearchParams {
  const values = new URLSearchParams({ name, email, ...(active && { active: 'true' }) });
  roles.forEach(({ role, school }, i) => {
    values.set(`roles-${i}-role`, role);
    values.set(`roles-${i}-schoolId`, school?.sourceId ?? '');
  });
  return values;
}
