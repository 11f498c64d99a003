CREATE TABLE "annex_block" (
	"document" uuid NOT NULL,
	"block" uuid NOT NULL,
	"delegation" uuid NOT NULL,
	CONSTRAINT "annex_block_document_block_pk" PRIMARY KEY("document","block")
);
--> statement-breakpoint
ALTER TABLE "annex_block" ADD CONSTRAINT "annex_block_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annex_block" ADD CONSTRAINT "annex_block_delegation_delegation_id_fk" FOREIGN KEY ("delegation") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;