-- The second lock, as prisma/migrations/…_second_lock: events by school, webhooks and their deliveries by the client they belong to.
DO $$
DECLARE
  locked text;
BEGIN
  FOREACH locked IN ARRAY ARRAY['outward_event', 'webhook', 'webhook_delivery'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', locked);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', locked);
    EXECUTE format('CREATE POLICY owner ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', locked);
    EXECUTE format('CREATE POLICY program ON %I TO naervaer_program USING (true) WITH CHECK (true)', locked);
    EXECUTE format('CREATE POLICY worker ON %I TO naervaer_worker USING (true) WITH CHECK (true)', locked);
  END LOOP;
END $$;
CREATE POLICY reach ON outward_event FOR SELECT TO naervaer_api USING (
  ((SELECT scope_is_unbound()) OR school_id = ANY ((SELECT scope_bound_schools())::uuid[]))
  AND school_id = ANY ((SELECT scope_schools())::uuid[]));
CREATE POLICY own ON webhook TO naervaer_api USING (client_id = (SELECT scope_client()));
CREATE POLICY own ON webhook_delivery TO naervaer_api USING (EXISTS (SELECT FROM webhook w WHERE w.id = webhook_id));
