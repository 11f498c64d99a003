CREATE TABLE "locked_block" (
	"document" uuid NOT NULL,
	"block" uuid NOT NULL,
	CONSTRAINT "locked_block_document_block_pk" PRIMARY KEY("document","block")
);
--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "frozen" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "negotiation" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- Snapshots are made from the log, and are made again with what they now carry beside them.
DELETE FROM "document_snapshot";--> statement-breakpoint
ALTER TABLE "document_snapshot" ADD COLUMN "map" "bytea" NOT NULL;--> statement-breakpoint
ALTER TABLE "locked_block" ADD CONSTRAINT "locked_block_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;