CREATE TABLE "granted_relief" (
	"measure" uuid PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exemption" (
	"id" uuid PRIMARY KEY NOT NULL,
	"framework" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "safeguard_decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"framework" uuid NOT NULL,
	"subject" uuid NOT NULL,
	"act" text NOT NULL,
	"reference" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "snapback" (
	"id" uuid PRIMARY KEY NOT NULL,
	"framework" uuid NOT NULL,
	"state" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "granted_relief" ADD CONSTRAINT "granted_relief_measure_measure_id_fk" FOREIGN KEY ("measure") REFERENCES "public"."measure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exemption" ADD CONSTRAINT "exemption_framework_framework_id_fk" FOREIGN KEY ("framework") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "safeguard_decision" ADD CONSTRAINT "safeguard_decision_framework_framework_id_fk" FOREIGN KEY ("framework") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapback" ADD CONSTRAINT "snapback_framework_framework_id_fk" FOREIGN KEY ("framework") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exemption_framework_index" ON "exemption" USING btree ("framework");--> statement-breakpoint
CREATE INDEX "safeguard_decision_subject_index" ON "safeguard_decision" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "snapback_framework_index" ON "snapback" USING btree ("framework");