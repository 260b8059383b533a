-- The second lock: names and addresses as a source sent them are for the program alone.
ALTER TABLE roster_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE roster_row FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON roster_row TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY program ON roster_row TO naervaer_program USING (true) WITH CHECK (true);
REVOKE SELECT ON roster_row FROM naervaer_worker;
