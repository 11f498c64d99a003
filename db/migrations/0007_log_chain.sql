ALTER TABLE "document" ADD COLUMN "chain" "bytea" DEFAULT decode(repeat('00', 32), 'hex') NOT NULL;--> statement-breakpoint
ALTER TABLE "document_update" ADD COLUMN "system" text;--> statement-breakpoint
ALTER TABLE "document_update" ADD COLUMN "chain" "bytea";--> statement-breakpoint
ALTER TABLE "document_update" DROP COLUMN "client";--> statement-breakpoint
UPDATE "document_update" SET "system" = CASE WHEN "seq" = 1 THEN 'template' ELSE 'grammar' END WHERE "person" IS NULL;--> statement-breakpoint
-- What app/domain/drafting/log-chain.ts says, for the rows that are there already.
DO $$
DECLARE
  r record;
  before bytea;
  current uuid;
BEGIN
  FOR r IN SELECT * FROM "document_update" ORDER BY "document", "seq" LOOP
    IF current IS DISTINCT FROM r."document" THEN
      current := r."document";
      before := decode(repeat('00', 32), 'hex');
    END IF;
    before := sha256(before || sha256(r."payload") || convert_to(
      r."document" || ' ' || r."seq" || ' '
      || to_char(r."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || ' '
      || coalesce(r."system", concat_ws('/', r."person", r."mandate", r."delegation", r."session", r."connection", r."n")),
      'UTF8'));
    UPDATE "document_update" SET "chain" = before WHERE "document" = r."document" AND "seq" = r."seq";
    UPDATE "document" SET "chain" = before WHERE "id" = r."document";
  END LOOP;
END $$;--> statement-breakpoint
ALTER TABLE "document_update" ALTER COLUMN "chain" SET NOT NULL;
