CREATE TABLE "position_upload" (
	"mandate" uuid PRIMARY KEY NOT NULL,
	"framework" uuid NOT NULL,
	"sha256" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "position_upload" ADD CONSTRAINT "position_upload_mandate_mandate_id_fk" FOREIGN KEY ("mandate") REFERENCES "public"."mandate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_upload" ADD CONSTRAINT "position_upload_framework_framework_id_fk" FOREIGN KEY ("framework") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;