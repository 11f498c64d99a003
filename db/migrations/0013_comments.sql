CREATE TABLE "comment_thread" (
	"document" uuid NOT NULL,
	"id" uuid NOT NULL,
	"stage" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "comment_thread_document_id_pk" PRIMARY KEY("document","id")
);
--> statement-breakpoint
CREATE TABLE "private_note" (
	"document" uuid NOT NULL,
	"delegation" uuid NOT NULL,
	"id" uuid NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"state" jsonb NOT NULL,
	"redline" text,
	CONSTRAINT "private_note_document_delegation_id_pk" PRIMARY KEY("document","delegation","id")
);
--> statement-breakpoint
ALTER TABLE "notice" ALTER COLUMN "cause" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "private_note" ADD CONSTRAINT "private_note_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "private_note" ADD CONSTRAINT "private_note_delegation_delegation_id_fk" FOREIGN KEY ("delegation") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;