CREATE TABLE "document" (
	"id" uuid PRIMARY KEY NOT NULL,
	"framework" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"symbol" text NOT NULL,
	"drafting" text NOT NULL,
	"generation" text NOT NULL,
	"grammar" integer NOT NULL,
	"head" bigint DEFAULT 0 NOT NULL,
	"access_epoch" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "document_framework_symbol_unique" UNIQUE("framework","symbol")
);
--> statement-breakpoint
CREATE TABLE "document_access" (
	"document" uuid NOT NULL,
	"delegation" uuid,
	"kind" text,
	"access" text NOT NULL,
	CONSTRAINT "document_access_grantee" UNIQUE NULLS NOT DISTINCT("document","delegation","kind")
);
--> statement-breakpoint
CREATE TABLE "document_client" (
	"document" uuid NOT NULL,
	"client" bigint NOT NULL,
	"person" uuid,
	"since" bigint NOT NULL,
	CONSTRAINT "document_client_document_client_pk" PRIMARY KEY("document","client")
);
--> statement-breakpoint
CREATE TABLE "document_issue" (
	"document" uuid NOT NULL,
	"symbol" text NOT NULL,
	"seq" bigint NOT NULL,
	"canonical_hash" "bytea" NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "document_issue_document_symbol_pk" PRIMARY KEY("document","symbol")
);
--> statement-breakpoint
CREATE TABLE "document_projection" (
	"document" uuid PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_snapshot" (
	"document" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"payload" "bytea" NOT NULL,
	"state_vector" "bytea" NOT NULL,
	"delete_set" "bytea" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "document_snapshot_document_seq_pk" PRIMARY KEY("document","seq")
);
--> statement-breakpoint
CREATE TABLE "document_update" (
	"document" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"person" uuid,
	"mandate" uuid,
	"delegation" uuid,
	"session" uuid,
	"connection" text,
	"n" integer,
	"client" bigint,
	"at" timestamp (3) with time zone NOT NULL,
	"payload" "bytea" NOT NULL,
	CONSTRAINT "document_update_document_seq_pk" PRIMARY KEY("document","seq")
);
--> statement-breakpoint
CREATE TABLE "document_words" (
	"document" uuid NOT NULL,
	"block" text NOT NULL,
	"position" integer NOT NULL,
	"words" text NOT NULL,
	"seq" bigint NOT NULL,
	CONSTRAINT "document_words_document_block_pk" PRIMARY KEY("document","block")
);
--> statement-breakpoint
CREATE TABLE "paragraph_label" (
	"document" uuid NOT NULL,
	"block" text NOT NULL,
	"label" text NOT NULL,
	"seq" bigint NOT NULL,
	CONSTRAINT "paragraph_label_document_label_pk" PRIMARY KEY("document","label")
);
--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_framework_framework_id_fk" FOREIGN KEY ("framework") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_access" ADD CONSTRAINT "document_access_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_access" ADD CONSTRAINT "document_access_delegation_delegation_id_fk" FOREIGN KEY ("delegation") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_client" ADD CONSTRAINT "document_client_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_client" ADD CONSTRAINT "document_client_person_person_id_fk" FOREIGN KEY ("person") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_issue" ADD CONSTRAINT "document_issue_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_projection" ADD CONSTRAINT "document_projection_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_snapshot" ADD CONSTRAINT "document_snapshot_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_words" ADD CONSTRAINT "document_words_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paragraph_label" ADD CONSTRAINT "paragraph_label_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "document_framework_index" ON "document" USING btree ("framework");--> statement-breakpoint
CREATE INDEX "document_words_search" ON "document_words" USING gin (to_tsvector('simple', "words"));--> statement-breakpoint
CREATE INDEX "paragraph_label_document_block_index" ON "paragraph_label" USING btree ("document","block");