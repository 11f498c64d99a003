CREATE TABLE "live_event" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"coalition" uuid NOT NULL,
	"topic" text NOT NULL,
	"subject" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "live_event" ADD CONSTRAINT "live_event_coalition_coalition_id_fk" FOREIGN KEY ("coalition") REFERENCES "public"."coalition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "live_event_coalition_id_index" ON "live_event" USING btree ("coalition","id");