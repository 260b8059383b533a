import type { Guide } from '../../guide/load-guide.js';
import { useShowing } from '../layout/showing.js';
import { STAFF } from '../texts/staff.js';
import type { ShownStaff } from './find-staff.js';

/** Lists somebody's roles in words. */
export function RoleList({ roles, guide }: { roles: ShownStaff['roles']; guide: Guide }) {
  const { say } = useShowing();
  if (roles.length === 0) return say(STAFF.none);
  return roles
    .map(({ role, school }) => {
      const name = say(guide.texts.roles[role]);
      return school ? say(STAFF.roleAt, { role: name, school: school.name }) : name;
    })
    .join(', ');
}
