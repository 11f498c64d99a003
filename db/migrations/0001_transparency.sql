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
ALTER TABLE "act" ADD CONSTRAINT "act_coalition_coalition_id_fk" FOREIGN KEY ("coalition") REFERENCES "public"."coalition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "act" ADD CONSTRAINT "act_delegation_delegation_id_fk" FOREIGN KEY ("delegation") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "act" ADD CONSTRAINT "act_mandate_mandate_id_fk" FOREIGN KEY ("mandate") REFERENCES "public"."mandate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "act" ADD CONSTRAINT "act_coalition_idx_log_entry_coalition_idx_fk" FOREIGN KEY ("coalition","idx") REFERENCES "public"."log_entry"("coalition","idx") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_entry" ADD CONSTRAINT "log_entry_coalition_coalition_id_fk" FOREIGN KEY ("coalition") REFERENCES "public"."coalition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_head" ADD CONSTRAINT "log_head_coalition_coalition_id_fk" FOREIGN KEY ("coalition") REFERENCES "public"."coalition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_node" ADD CONSTRAINT "log_node_coalition_coalition_id_fk" FOREIGN KEY ("coalition") REFERENCES "public"."coalition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "act_mandate_key_index" ON "act" USING btree ("mandate","key");--> statement-breakpoint
CREATE INDEX "act_coalition_subject_index" ON "act" USING btree ("coalition","subject");