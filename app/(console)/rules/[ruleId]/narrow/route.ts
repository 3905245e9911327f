import { answerRead } from "@/lib/auth/answer-read";
import { narrowRow } from "@/lib/preview/queries";
import { MAX_PREVIEW_BYTES, rowNarrowingSchema } from "@/lib/preview/schema";

/** Ways to make the row in the body quieter, measured on what is stored. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ ruleId: string }> },
): Promise<Response> {
  const { ruleId } = await params;
  const limits = { schema: rowNarrowingSchema, maxBytes: MAX_PREVIEW_BYTES };
  return answerRead(request, limits, async (actor, input) =>
    ruleId === "RTM-011" ? narrowRow(actor, input, new Date()) : null,
  );
}
