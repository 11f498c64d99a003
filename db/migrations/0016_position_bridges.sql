CREATE TABLE "position_bridge" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject" uuid NOT NULL,
	"stage" text NOT NULL,
	"state" jsonb NOT NULL,
	"words" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "position_seal" (
	"entry" uuid PRIMARY KEY NOT NULL,
	"subject" uuid NOT NULL,
	"salt" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "position_upload" (
	"mandate" uuid PRIMARY KEY NOT NULL,
	"framework" uuid NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "position_bridge" ADD CONSTRAINT "position_bridge_subject_position_subject_id_fk" FOREIGN KEY ("subject") REFERENCES "public"."position_subject"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_seal" ADD CONSTRAINT "position_seal_subject_position_subject_id_fk" FOREIGN KEY ("subject") REFERENCES "public"."position_subject"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_upload" ADD CONSTRAINT "position_upload_mandate_mandate_id_fk" FOREIGN KEY ("mandate") REFERENCES "public"."mandate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_upload" ADD CONSTRAINT "position_upload_framework_framework_id_fk" FOREIGN KEY ("framework") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "position_bridge_open" ON "position_bridge" USING btree ("subject") WHERE "position_bridge"."stage" = 'open';