import { answerRead } from "@/lib/auth/answer-read";
import { previewDraft } from "@/lib/preview/queries";
import { MAX_PREVIEW_BYTES, previewInputSchema } from "@/lib/preview/schema";

/** What publishing the rows in the body would change: the workbench asks at every keystroke. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ ruleId: string }> },
): Promise<Response> {
  const { ruleId } = await params;
  const limits = { schema: previewInputSchema, maxBytes: MAX_PREVIEW_BYTES };
  return answerRead(request, limits, async (actor, input) =>
    ruleId === "RTM-011" ? previewDraft(actor, input, new Date()) : null,
  );
}
