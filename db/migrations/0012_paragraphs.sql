CREATE TABLE "paragraph" (
	"document" uuid NOT NULL,
	"block" uuid NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "paragraph_document_block_pk" PRIMARY KEY("document","block")
);
--> statement-breakpoint
CREATE TABLE "sitting" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document" uuid NOT NULL,
	"stage" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"state" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "paragraph" ADD CONSTRAINT "paragraph_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sitting" ADD CONSTRAINT "sitting_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sitting_document_opened_at_index" ON "sitting" USING btree ("document","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "sitting_open" ON "sitting" USING btree ("document") WHERE "sitting"."stage" = 'open';