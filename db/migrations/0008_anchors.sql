ALTER TABLE "act" ALTER COLUMN "delegation" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "act" ALTER COLUMN "mandate" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "anchored" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "act_by_clock" ON "act" USING btree ("coalition","key") WHERE mandate is null;