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
CREATE TABLE "kept_act" (
	"mandate" uuid NOT NULL,
	"key" text NOT NULL,
	"command_hash" text NOT NULL,
	"result" text NOT NULL,
	CONSTRAINT "kept_act_mandate_key_pk" PRIMARY KEY("mandate","key")
);
--> statement-breakpoint
ALTER TABLE "position_event" ADD CONSTRAINT "position_event_subject_position_subject_id_fk" FOREIGN KEY ("subject") REFERENCES "public"."position_subject"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_event" ADD CONSTRAINT "position_event_delegation_delegation_id_fk" FOREIGN KEY ("delegation") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_event" ADD CONSTRAINT "position_event_mandate_mandate_id_fk" FOREIGN KEY ("mandate") REFERENCES "public"."mandate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_subject" ADD CONSTRAINT "position_subject_framework_framework_id_fk" FOREIGN KEY ("framework") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_act" ADD CONSTRAINT "kept_act_mandate_mandate_id_fk" FOREIGN KEY ("mandate") REFERENCES "public"."mandate"("id") ON DELETE no action ON UPDATE no action;