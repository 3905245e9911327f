import { db } from "@/lib/db/client";

export const dynamic = "force-dynamic";

/** 200 when this server can reach its database, else 503. Says nothing else. */
export async function GET(): Promise<Response> {
  try {
    await db.$queryRaw`SELECT 1`;
    return Response.json({ status: "ok" });
  } catch {
    return Response.json({ status: "database unavailable" }, { status: 503 });
  }
}
