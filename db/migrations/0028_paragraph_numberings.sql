ALTER TABLE "paragraph_label" ADD COLUMN "numbering" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "paragraph_label" DROP CONSTRAINT "paragraph_label_document_label_pk";--> statement-breakpoint
ALTER TABLE "paragraph_label" ADD CONSTRAINT "paragraph_label_document_numbering_label_pk" PRIMARY KEY("document","numbering","label");
