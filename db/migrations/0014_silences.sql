CREATE TABLE "silence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document" uuid NOT NULL,
	"stage" text NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"state" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "silence" ADD CONSTRAINT "silence_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "silence_document_proposed_at_index" ON "silence" USING btree ("document","proposed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "silence_running" ON "silence" USING btree ("document") WHERE "silence"."stage" = 'under-silence';