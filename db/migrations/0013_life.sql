CREATE TABLE "document_life" (
	"document" uuid PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "edition" (
	"document" uuid NOT NULL,
	"symbol" text NOT NULL,
	"seq" bigint NOT NULL,
	"words" text NOT NULL,
	"how" text NOT NULL,
	"canonical" text NOT NULL,
	"adopted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "edition_document_symbol_pk" PRIMARY KEY("document","symbol")
);
--> statement-breakpoint
ALTER TABLE "document_life" ADD CONSTRAINT "document_life_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;