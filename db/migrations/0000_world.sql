CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person" uuid NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"password" text,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clock" (
	"id" integer NOT NULL,
	"ahead_ms" bigint NOT NULL,
	CONSTRAINT "clock_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "coalition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"seat_zone" text NOT NULL,
	"seat_calendar" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delegation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"coalition" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"country" text NOT NULL,
	"time_zone" text NOT NULL,
	"holiday_calendar" text NOT NULL,
	"hue" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "framework" (
	"id" uuid PRIMARY KEY NOT NULL,
	"coalition" uuid NOT NULL,
	"name" text NOT NULL,
	"summary" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"delegation" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"mandate_kind" text NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	CONSTRAINT "invitation_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "mandate" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person" uuid NOT NULL,
	"delegation" uuid NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "one_time_link" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"person" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "passkey" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person" uuid NOT NULL,
	"name" text,
	"public_key" text NOT NULL,
	"credential_id" text NOT NULL,
	"counter" integer NOT NULL,
	"device_type" text NOT NULL,
	"backed_up" boolean NOT NULL,
	"transports" text,
	"aaguid" text,
	"created_at" timestamp (3) with time zone,
	CONSTRAINT "passkey_credentialID_unique" UNIQUE("credential_id")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"locale" text DEFAULT 'en' NOT NULL,
	"two_factor_enabled" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "person_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"person" uuid NOT NULL,
	"mandate" uuid,
	"presence_proved_at" timestamp (3) with time zone,
	"user_agent" text,
	"ip_address" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "two_factor" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person" uuid NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT false NOT NULL,
	"failed_verification_count" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone,
	CONSTRAINT "two_factor_person_unique" UNIQUE("person")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "holiday" (
	"code" text NOT NULL,
	"version" integer NOT NULL,
	"date" date NOT NULL,
	"name" text NOT NULL,
	"tentative" boolean NOT NULL,
	CONSTRAINT "holiday_code_version_date_name_pk" PRIMARY KEY("code","version","date","name")
);
--> statement-breakpoint
CREATE TABLE "holiday_calendar" (
	"code" text NOT NULL,
	"version" integer NOT NULL,
	"zone" text NOT NULL,
	"weekend" smallint[] NOT NULL,
	"first_year" integer NOT NULL,
	"last_year" integer NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "holiday_calendar_code_version_pk" PRIMARY KEY("code","version")
);
--> statement-breakpoint
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
CREATE TABLE "job" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"payload" jsonb NOT NULL,
	"run_at" timestamp (3) with time zone NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"stopped_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"payload" jsonb NOT NULL,
	"run_at" timestamp (3) with time zone NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"stopped_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "live_event" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"coalition" uuid NOT NULL,
	"topic" text NOT NULL,
	"subject" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
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
CREATE TABLE "act" (
	"coalition" uuid NOT NULL,
	"idx" bigint NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"delegation" uuid NOT NULL,
	"mandate" uuid NOT NULL,
	"subject" text NOT NULL,
	"key" text NOT NULL,
	"command_hash" text NOT NULL,
	"result" text NOT NULL,
	CONSTRAINT "act_coalition_idx_pk" PRIMARY KEY("coalition","idx")
);
--> statement-breakpoint
CREATE TABLE "log_entry" (
	"coalition" uuid NOT NULL,
	"idx" bigint NOT NULL,
	"entry" "bytea" NOT NULL,
	"leaf_hash" "bytea" NOT NULL,
	CONSTRAINT "log_entry_coalition_idx_pk" PRIMARY KEY("coalition","idx"),
	CONSTRAINT "log_entry_length" CHECK (octet_length("log_entry"."entry") between 1 and 65535),
	CONSTRAINT "log_entry_leaf_hash_length" CHECK (octet_length("log_entry"."leaf_hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "log_head" (
	"coalition" uuid PRIMARY KEY NOT NULL,
	"size" bigint NOT NULL,
	"frontier" "bytea"[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "log_node" (
	"coalition" uuid NOT NULL,
	"level" smallint NOT NULL,
	"n" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "log_node_coalition_level_n_pk" PRIMARY KEY("coalition","level","n"),
	CONSTRAINT "log_node_hash_length" CHECK (octet_length("log_node"."hash") = 32)
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_person_person_id_fk" FOREIGN KEY ("person") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_coalition_coalition_id_fk" FOREIGN KEY ("coalition") REFERENCES "public"."coalition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework" ADD CONSTRAINT "framework_coalition_coalition_id_fk" FOREIGN KEY ("coalition") REFERENCES "public"."coalition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_delegation_delegation_id_fk" FOREIGN KEY ("delegation") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_mandate_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."mandate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_person_person_id_fk" FOREIGN KEY ("person") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_delegation_delegation_id_fk" FOREIGN KEY ("delegation") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_person_person_id_fk" FOREIGN KEY ("person") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_person_person_id_fk" FOREIGN KEY ("person") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_person_id_fk" FOREIGN KEY ("person") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_mandate_mandate_id_fk" FOREIGN KEY ("mandate") REFERENCES "public"."mandate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_person_person_id_fk" FOREIGN KEY ("person") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holiday" ADD CONSTRAINT "holiday_code_version_holiday_calendar_code_version_fk" FOREIGN KEY ("code","version") REFERENCES "public"."holiday_calendar"("code","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
ALTER TABLE "live_event" ADD CONSTRAINT "live_event_coalition_coalition_id_fk" FOREIGN KEY ("coalition") REFERENCES "public"."coalition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_coalition_coalition_id_fk" FOREIGN KEY ("coalition") REFERENCES "public"."coalition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_person_person_id_fk" FOREIGN KEY ("person") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "act" ADD CONSTRAINT "act_coalition_coalition_id_fk" FOREIGN KEY ("coalition") REFERENCES "public"."coalition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "act" ADD CONSTRAINT "act_delegation_delegation_id_fk" FOREIGN KEY ("delegation") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "act" ADD CONSTRAINT "act_mandate_mandate_id_fk" FOREIGN KEY ("mandate") REFERENCES "public"."mandate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "act" ADD CONSTRAINT "act_coalition_idx_log_entry_coalition_idx_fk" FOREIGN KEY ("coalition","idx") REFERENCES "public"."log_entry"("coalition","idx") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_entry" ADD CONSTRAINT "log_entry_coalition_coalition_id_fk" FOREIGN KEY ("coalition") REFERENCES "public"."coalition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_head" ADD CONSTRAINT "log_head_coalition_coalition_id_fk" FOREIGN KEY ("coalition") REFERENCES "public"."coalition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_node" ADD CONSTRAINT "log_node_coalition_coalition_id_fk" FOREIGN KEY ("coalition") REFERENCES "public"."coalition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_provider_id_account_id_index" ON "account" USING btree ("provider_id","account_id");--> statement-breakpoint
CREATE INDEX "account_person_index" ON "account" USING btree ("person");--> statement-breakpoint
CREATE UNIQUE INDEX "delegation_coalition_code_index" ON "delegation" USING btree ("coalition","code");--> statement-breakpoint
CREATE INDEX "mandate_person_index" ON "mandate" USING btree ("person");--> statement-breakpoint
CREATE INDEX "mandate_delegation_index" ON "mandate" USING btree ("delegation");--> statement-breakpoint
CREATE INDEX "passkey_person_index" ON "passkey" USING btree ("person");--> statement-breakpoint
CREATE INDEX "session_person_index" ON "session" USING btree ("person");--> statement-breakpoint
CREATE INDEX "session_mandate_index" ON "session" USING btree ("mandate");--> statement-breakpoint
CREATE INDEX "verification_identifier_index" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "document_framework_index" ON "document" USING btree ("framework");--> statement-breakpoint
CREATE INDEX "document_words_search" ON "document_words" USING gin (to_tsvector('simple', "words"));--> statement-breakpoint
CREATE INDEX "paragraph_label_document_block_index" ON "paragraph_label" USING btree ("document","block");--> statement-breakpoint
CREATE UNIQUE INDEX "job_kind_key_index" ON "job" USING btree ("kind","key");--> statement-breakpoint
CREATE INDEX "job_waiting" ON "job" USING btree ("next_attempt_at","id") WHERE done_at is null and stopped_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_kind_key_index" ON "outbox" USING btree ("kind","key");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("next_attempt_at","id") WHERE delivered_at is null and stopped_at is null;--> statement-breakpoint
CREATE INDEX "live_event_coalition_id_index" ON "live_event" USING btree ("coalition","id");--> statement-breakpoint
CREATE UNIQUE INDEX "notice_open" ON "notice" USING btree ("person","coalition","kind","subject_id") WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX "notice_subject" ON "notice" USING btree ("coalition","subject_id") WHERE settled_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "act_mandate_key_index" ON "act" USING btree ("mandate","key");--> statement-breakpoint
CREATE INDEX "act_coalition_subject_index" ON "act" USING btree ("coalition","subject");