CREATE TABLE "oral_revision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document" uuid NOT NULL,
	"symbol" text NOT NULL,
	"by" uuid NOT NULL,
	"block" uuid NOT NULL,
	"before" text NOT NULL,
	"words" text NOT NULL,
	"announced_at" timestamp (3) with time zone NOT NULL,
	"folded_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "oral_revision" ADD CONSTRAINT "oral_revision_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "oral_revision_document_announced_at_index" ON "oral_revision" USING btree ("document","announced_at");