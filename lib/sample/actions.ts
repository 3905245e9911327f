"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { runAction } from "@/lib/auth/run-action";
import { loadSample } from "./load-sample";
import { removeSample } from "./remove-sample";

const nothing = z.undefined();

export async function loadSampleAction() {
  return runAction(nothing, undefined, async (actor) => {
    const result = await loadSample(actor, new Date());
    revalidatePath("/", "layout");
    return result;
  });
}

export async function removeSampleAction() {
  return runAction(nothing, undefined, async (actor) => {
    const result = await removeSample(actor);
    revalidatePath("/", "layout");
    return result;
  });
}
