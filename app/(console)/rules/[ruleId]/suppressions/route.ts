import { answerRead } from "@/lib/auth/answer-read";
import { MAX_PREVIEW_BYTES, previewInputSchema } from "@/lib/preview/schema";
import { listTouchedSuppressions } from "@/lib/suppressions/queries";

/** Which suppressed findings the rows in the body touch: asked once, when they are about to be published. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ ruleId: string }> },
): Promise<Response> {
  const { ruleId } = await params;
  const limits = { schema: previewInputSchema, maxBytes: MAX_PREVIEW_BYTES };
  return answerRead(request, limits, async (actor, input) =>
    ruleId === "RTM-011" ? listTouchedSuppressions(actor, input, new Date()) : null,
  );
}
