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
ALTER TABLE "measure" ADD CONSTRAINT "measure_framework_framework_id_fk" FOREIGN KEY ("framework") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relief_decision" ADD CONSTRAINT "relief_decision_event_relief_event_id_fk" FOREIGN KEY ("event") REFERENCES "public"."relief_event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relief_event" ADD CONSTRAINT "relief_event_framework_framework_id_fk" FOREIGN KEY ("framework") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "measure_framework_index" ON "measure" USING btree ("framework");--> statement-breakpoint
CREATE INDEX "relief_decision_event_index" ON "relief_decision" USING btree ("event");--> statement-breakpoint
CREATE INDEX "relief_event_framework_last_index" ON "relief_event" USING btree ("framework","last");