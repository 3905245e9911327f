-- What an administrator's form was filled from, and who saved last: a save that met another's says whose.
ALTER TABLE "source" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "source" ADD COLUMN "changed_by_name" TEXT NOT NULL DEFAULT '';
