CREATE TABLE "roll_call" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document" uuid NOT NULL,
	"stage" text NOT NULL,
	"called_at" timestamp (3) with time zone NOT NULL,
	"state" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "document_life" ADD COLUMN "rule" jsonb DEFAULT '{"kind":"consensus"}' NOT NULL;--> statement-breakpoint
ALTER TABLE "roll_call" ADD CONSTRAINT "roll_call_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "roll_call_document_called_at_index" ON "roll_call" USING btree ("document","called_at");--> statement-breakpoint
CREATE UNIQUE INDEX "roll_call_open" ON "roll_call" USING btree ("document") WHERE "roll_call"."stage" = 'called';