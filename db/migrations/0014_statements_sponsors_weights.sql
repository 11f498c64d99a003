CREATE TABLE "co_sponsorship" (
	"document" uuid NOT NULL,
	"original" text NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "co_sponsorship_document_original_pk" PRIMARY KEY("document","original")
);
--> statement-breakpoint
CREATE TABLE "statement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document" uuid NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"state" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "delegation" ADD COLUMN "weight" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "edition" ADD COLUMN "sponsors" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "edition" ADD COLUMN "statements" jsonb;--> statement-breakpoint
ALTER TABLE "co_sponsorship" ADD CONSTRAINT "co_sponsorship_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "statement_document_made_at_index" ON "statement" USING btree ("document","made_at");