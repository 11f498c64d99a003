CREATE TABLE "document_pack" (
	"document" uuid NOT NULL,
	"range" bigint NOT NULL,
	"ordinal" integer NOT NULL,
	"rows" "bytea" NOT NULL,
	CONSTRAINT "document_pack_document_range_ordinal_pk" PRIMARY KEY("document","range","ordinal")
);
--> statement-breakpoint
CREATE TABLE "document_pack_range" (
	"document" uuid NOT NULL,
	"first" bigint NOT NULL,
	"last" bigint NOT NULL,
	"chain" "bytea" NOT NULL,
	CONSTRAINT "document_pack_range_document_first_pk" PRIMARY KEY("document","first")
);
