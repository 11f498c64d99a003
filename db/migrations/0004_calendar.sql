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
ALTER TABLE "holiday" ADD CONSTRAINT "holiday_code_version_holiday_calendar_code_version_fk" FOREIGN KEY ("code","version") REFERENCES "public"."holiday_calendar"("code","version") ON DELETE no action ON UPDATE no action;