CREATE TABLE "bracket" (
	"document" uuid NOT NULL,
	"id" uuid NOT NULL,
	"stage" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "bracket_document_id_pk" PRIMARY KEY("document","id")
);
--> statement-breakpoint
ALTER TABLE "bracket" ADD CONSTRAINT "bracket_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;