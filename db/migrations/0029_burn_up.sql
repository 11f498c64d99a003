-- Steps of readiness are kept from here on (relief SPEC.md EV39); of what was before there are none.
UPDATE "relief_event" SET "state" = "state" || '{"burnUp": []}'::jsonb WHERE "state" -> 'burnUp' IS NULL;
