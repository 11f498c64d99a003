-- Relief and exemptions that run already are asked about in their time, too (notices SPEC.md N26):
-- the jobs that server/relief/remind-of-clocks.ts leaves from here on.
WITH "clock" AS (
	SELECT 'measure' AS "kind", "measure" AS "id", "state" -> 'sunset' AS "sunset", "state" -> 'review' AS "review"
	FROM "granted_relief"
	WHERE "state" #>> '{standing,effect,is}' = 'in-effect'
	UNION ALL
	SELECT 'exemption', "id", "state" #> '{state,sunset}', "state" #> '{state,review}'
	FROM "exemption"
	WHERE "state" #>> '{state,is}' = 'in-force'
), "near" AS (
	SELECT "kind", "id", "sunset" ->> 'unrenewed' AS "asks", ("sunset" #>> '{expires,at}')::bigint AS "due"
	FROM "clock"
	WHERE "sunset" #>> '{state,is}' = 'running'
	UNION ALL
	SELECT "kind", "id", 'review', ("review" #>> '{due,at}')::bigint
	FROM "clock"
	WHERE "review" #>> '{state,is}' IN ('ahead', 'open')
)
INSERT INTO "job" ("kind", "key", "payload", "run_at", "next_attempt_at")
SELECT
	'relief.remind',
	"id" || '/' || "asks" || '/' || "due",
	jsonb_build_object('of', jsonb_build_object('kind', "kind", 'id', "id"), 'asks', "asks", 'due', "due"),
	to_timestamp("due" / 1000.0) - interval '720 hours',
	to_timestamp("due" / 1000.0) - interval '720 hours'
FROM "near"
ON CONFLICT ("kind", "key") DO NOTHING;
