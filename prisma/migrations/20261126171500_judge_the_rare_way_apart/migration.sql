-- A command goes to a case that is allotted and not yet opened within seconds of its allotment, if ever. Written out in the policies,
-- that way brings with it all the ways to a student: two hundred nodes of a plan that each statement starts and none of them walks.
-- As a function of its own it is looked at only when it is gone. It works with the rights, and in the scope, of whoever asks.
CREATE FUNCTION is_allotment_in_reach(wanted uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT FROM case_allotment WHERE case_id = wanted);
END $$;

DROP POLICY reach ON inbox_command;
CREATE POLICY reach ON inbox_command FOR SELECT TO naervaer_api USING (
  (actor_staff_id = (SELECT scope_staff()) AND client_id = (SELECT scope_client()))
  OR EXISTS (SELECT FROM concern_case c WHERE c.id = case_id)
  OR (name = 'open-case' AND is_allotment_in_reach(case_id)));

DROP POLICY send ON inbox_command;
CREATE POLICY send ON inbox_command FOR INSERT TO naervaer_api WITH CHECK (
  client_id = (SELECT scope_client()) AND actor_staff_id IS NOT DISTINCT FROM (SELECT scope_staff())
  AND (EXISTS (SELECT FROM concern_case c WHERE c.id = case_id) OR is_allotment_in_reach(case_id)));
