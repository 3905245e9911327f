-- Whether rows whose examples fail are refused when they are published. Off until an administrator decides.
ALTER TABLE "organisation" ADD COLUMN "examples_gate" BOOLEAN NOT NULL DEFAULT false;
