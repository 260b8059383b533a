-- The figures of a school look at every entry of its students. The policy on absence asks for each entry whether its student is in reach:
-- two thirds of the work, with the same answer each time for whoever has the whole school. Here it is asked once, for the school.
-- The entries are looked up student by student: their table holds every school's, and is not to be read through.
CREATE FUNCTION school_absence(wanted uuid, since date, until date)
RETURNS TABLE (id bigint, student_id uuid, date date, kind text, lesson integer, subject text, agreed boolean, history boolean)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 5000 SET search_path = public, pg_temp AS $$
  SELECT a.* FROM student s CROSS JOIN LATERAL (
    SELECT a.id, a.student_id, a.date, a.kind, a.lesson, a.subject, a.agreed, a.history FROM absence a
    WHERE a.student_id = s.id AND a.date BETWEEN since AND until AND a.deleted_at IS NULL OFFSET 0) a
  WHERE s.school_id = wanted AND s.active AND s.protected_address IS NULL AND s.protected_here IS NULL
    AND (SELECT scope_staff() IS NOT NULL AND wanted = ANY (scope_schools())
           AND (scope_is_unbound() OR wanted = ANY (scope_bound_schools()))) $$;
REVOKE EXECUTE ON FUNCTION school_absence FROM PUBLIC;
GRANT EXECUTE ON FUNCTION school_absence TO naervaer_api;
