-- The walls of the tenants for the new tables, as in 0001_guards.sql.
DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['feeds', 'link_mails', 'mail_opt_outs']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY "own_organization" ON %I USING (organization_id = current_organization_id())', tenant_table);
  END LOOP;
END $$;
--> statement-breakpoint

-- Who asked for a new password is nobody's but the installation's.
ALTER TABLE "password_resets" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "password_resets" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "installation" ON "password_resets" USING (current_setting('app.installation', true) = 'on');
