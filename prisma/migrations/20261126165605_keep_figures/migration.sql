-- CreateTable
CREATE TABLE "term_figures" (
    "term" DATE NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "figures" JSONB NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "term_figures_pkey" PRIMARY KEY ("term")
);

-- Counts that are fit to be shown: no group under five (decision 0016). The worker makes them, the API shows them.
GRANT SELECT ON term_figures TO naervaer_api;
GRANT SELECT, INSERT, UPDATE ON term_figures TO naervaer_worker;
