CREATE TABLE "format_version" (
	"format" text NOT NULL,
	"version" text NOT NULL,
	"document" uuid NOT NULL,
	"symbol" text NOT NULL,
	"json" text NOT NULL,
	"audience" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "format_version_format_version_pk" PRIMARY KEY("format","version"),
	CONSTRAINT "format_version_document_symbol_unique" UNIQUE("document","symbol")
);
--> statement-breakpoint
ALTER TABLE "format_version" ADD CONSTRAINT "format_version_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;