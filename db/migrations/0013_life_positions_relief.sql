CREATE TABLE "comment_thread" (
	"document" uuid NOT NULL,
	"id" uuid NOT NULL,
	"stage" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "comment_thread_document_id_pk" PRIMARY KEY("document","id")
);
--> statement-breakpoint
CREATE TABLE "document_life" (
	"document" uuid PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"rule" jsonb DEFAULT '{"kind":"consensus"}' NOT NULL
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
CREATE TABLE "roll_call" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document" uuid NOT NULL,
	"stage" text NOT NULL,
	"called_at" timestamp (3) with time zone NOT NULL,
	"state" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "silence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document" uuid NOT NULL,
	"stage" text NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"state" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "position_event" (
	"subject" uuid NOT NULL,
	"delegation" uuid NOT NULL,
	"n" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"mandate" uuid,
	"event" jsonb NOT NULL,
	CONSTRAINT "position_event_subject_delegation_n_pk" PRIMARY KEY("subject","delegation","n")
);
--> statement-breakpoint
CREATE TABLE "position_subject" (
	"id" uuid PRIMARY KEY NOT NULL,
	"framework" uuid NOT NULL,
	"key" text NOT NULL,
	"about" jsonb NOT NULL,
	"scale" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "position_subject_framework_key_unique" UNIQUE("framework","key")
);
--> statement-breakpoint
CREATE TABLE "measure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"framework" uuid NOT NULL,
	"state" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "relief_decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event" uuid NOT NULL,
	"act" text NOT NULL,
	"reference" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "relief_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"framework" uuid NOT NULL,
	"title" text NOT NULL,
	"stage" text NOT NULL,
	"last" timestamp (3) with time zone NOT NULL,
	"state" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kept_act" (
	"mandate" uuid NOT NULL,
	"key" text NOT NULL,
	"command_hash" text NOT NULL,
	"result" text NOT NULL,
	CONSTRAINT "kept_act_mandate_key_pk" PRIMARY KEY("mandate","key")
);
--> statement-breakpoint
ALTER TABLE "notice" ALTER COLUMN "cause" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_life" ADD CONSTRAINT "document_life_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "private_note" ADD CONSTRAINT "private_note_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "private_note" ADD CONSTRAINT "private_note_delegation_delegation_id_fk" FOREIGN KEY ("delegation") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roll_call" ADD CONSTRAINT "roll_call_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "silence" ADD CONSTRAINT "silence_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_event" ADD CONSTRAINT "position_event_subject_position_subject_id_fk" FOREIGN KEY ("subject") REFERENCES "public"."position_subject"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_event" ADD CONSTRAINT "position_event_delegation_delegation_id_fk" FOREIGN KEY ("delegation") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_event" ADD CONSTRAINT "position_event_mandate_mandate_id_fk" FOREIGN KEY ("mandate") REFERENCES "public"."mandate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_subject" ADD CONSTRAINT "position_subject_framework_framework_id_fk" FOREIGN KEY ("framework") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure" ADD CONSTRAINT "measure_framework_framework_id_fk" FOREIGN KEY ("framework") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relief_decision" ADD CONSTRAINT "relief_decision_event_relief_event_id_fk" FOREIGN KEY ("event") REFERENCES "public"."relief_event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relief_event" ADD CONSTRAINT "relief_event_framework_framework_id_fk" FOREIGN KEY ("framework") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_act" ADD CONSTRAINT "kept_act_mandate_mandate_id_fk" FOREIGN KEY ("mandate") REFERENCES "public"."mandate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "roll_call_document_called_at_index" ON "roll_call" USING btree ("document","called_at");--> statement-breakpoint
CREATE UNIQUE INDEX "roll_call_open" ON "roll_call" USING btree ("document") WHERE "roll_call"."stage" = 'called';--> statement-breakpoint
CREATE INDEX "silence_document_proposed_at_index" ON "silence" USING btree ("document","proposed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "silence_running" ON "silence" USING btree ("document") WHERE "silence"."stage" = 'under-silence';--> statement-breakpoint
CREATE INDEX "measure_framework_index" ON "measure" USING btree ("framework");--> statement-breakpoint
CREATE INDEX "relief_decision_event_index" ON "relief_decision" USING btree ("event");--> statement-breakpoint
CREATE INDEX "relief_event_framework_last_index" ON "relief_event" USING btree ("framework","last");