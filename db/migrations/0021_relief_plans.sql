CREATE TABLE "plan_decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan" uuid NOT NULL,
	"act" text NOT NULL,
	"amendment" uuid,
	"reference" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "relief_plan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"framework" uuid NOT NULL,
	"document" uuid NOT NULL,
	"state" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "relief_plan_framework_unique" UNIQUE("framework")
);
--> statement-breakpoint
ALTER TABLE "plan_decision" ADD CONSTRAINT "plan_decision_plan_relief_plan_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."relief_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relief_plan" ADD CONSTRAINT "relief_plan_framework_framework_id_fk" FOREIGN KEY ("framework") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relief_plan" ADD CONSTRAINT "relief_plan_document_document_id_fk" FOREIGN KEY ("document") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_decision_plan_index" ON "plan_decision" USING btree ("plan");