import { holdsRole, type PersonCaller } from '../../api/auth/caller.js';

/** Tells whether a person prepares the school's local meeting: leadership, which owns it, and the coordinator. @guide Lokalt tverrfaglig møte */
export function ownsMeeting(caller: PersonCaller, schoolId: string): boolean {
  return (
    holdsRole(caller, 'school-leadership', schoolId) ||
    holdsRole(caller, 'attendance-coordinator', schoolId)
  );
}
