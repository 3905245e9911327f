import { answerRead } from "@/lib/auth/answer-read";
import { listObservedCalls } from "@/lib/preview/queries";
import { observedInputSchema } from "@/lib/preview/schema";

/** Which calls were seen here, for the row doctor in the browser. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ ruleId: string }> },
): Promise<Response> {
  const { ruleId } = await params;
  return answerRead(request, { schema: observedInputSchema, maxBytes: 1024 }, async (actor, { scope }) =>
    ruleId === "RTM-011" ? { calls: await listObservedCalls(actor, scope) } : null,
  );
}
