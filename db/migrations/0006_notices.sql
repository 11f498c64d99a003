CREATE TABLE "notice" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"coalition" uuid NOT NULL,
	"person" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"owed" text NOT NULL,
	"silence" text NOT NULL,
	"due_at" timestamp (3) with time zone,
	"due_wording" jsonb,
	"due_editions" jsonb,
	"cause" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_coalition_coalition_id_fk" FOREIGN KEY ("coalition") REFERENCES "public"."coalition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_person_person_id_fk" FOREIGN KEY ("person") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "notice_open" ON "notice" USING btree ("person","coalition","kind","subject_id") WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX "notice_subject" ON "notice" USING btree ("coalition","subject_id") WHERE settled_at is null;