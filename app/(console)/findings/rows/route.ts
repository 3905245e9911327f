import { answerRead } from "@/lib/auth/answer-read";
import { listRowChoices } from "@/lib/findings/queries";
import { rowSearchSchema } from "@/lib/findings/schema";

/** Rows of RTM-011 that the list can be filtered by. */
export async function POST(request: Request): Promise<Response> {
  return answerRead(request, { schema: rowSearchSchema, maxBytes: 8 * 1024 }, listRowChoices);
}
