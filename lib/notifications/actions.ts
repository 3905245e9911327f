"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/lib/auth/run-action";
import { createChannel } from "./create-channel";
import { removeChannel } from "./remove-channel";
import { resendDelivery } from "./resend-delivery";
import {
  channelIdSchema,
  createChannelSchema,
  deliveryIdSchema,
  setChannelEnabledSchema,
  updateChannelSchema,
} from "./schema";
import { sendTest } from "./send-test";
import { setChannelEnabled } from "./set-channel-enabled";
import { updateChannel } from "./update-channel";

export async function createChannelAction(input: unknown) {
  return runAction(createChannelSchema, input, async (actor, parsed) =>
    refreshed(await createChannel(actor, parsed)),
  );
}

export async function updateChannelAction(input: unknown) {
  return runAction(updateChannelSchema, input, async (actor, parsed) =>
    refreshed(await updateChannel(actor, parsed)),
  );
}

export async function setChannelEnabledAction(input: unknown) {
  return runAction(setChannelEnabledSchema, input, async (actor, parsed) =>
    refreshed(await setChannelEnabled(actor, parsed)),
  );
}

export async function removeChannelAction(input: unknown) {
  return runAction(channelIdSchema, input, async (actor, parsed) =>
    refreshed(await removeChannel(actor, parsed)),
  );
}

export async function sendTestAction(input: unknown) {
  return runAction(channelIdSchema, input, async (actor, parsed) => refreshed(await sendTest(actor, parsed)));
}

export async function resendDeliveryAction(input: unknown) {
  return runAction(deliveryIdSchema, input, async (actor, parsed) =>
    refreshed(await resendDelivery(actor, parsed)),
  );
}

function refreshed<R>(result: R): R {
  revalidatePath("/channels", "layout");
  return result;
}
