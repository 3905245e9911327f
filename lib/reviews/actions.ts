"use server";

import { z } from "zod";
import { runAction } from "@/lib/auth/run-action";
import { leaveOff } from "@/lib/settings/leave-off";
import { lockSetting } from "@/lib/settings/lock-setting";
import { resetSetting } from "@/lib/settings/reset-setting";
import { restoreVersion } from "@/lib/settings/restore-version";
import { saveSetting } from "@/lib/settings/save-setting";
import type {
  LeaveOffInput,
  LockSettingInput,
  ResetSettingInput,
  RestoreVersionInput,
  SaveSettingInput,
} from "@/lib/settings/schema";
import { approveRequest } from "./approve-request";
import { refuseRequest, withdrawRequest } from "./close-request";
import { publish } from "./publish";
import { approveRequestSchema, refuseRequestSchema, withdrawRequestSchema } from "./schema";

/** The verbs parse what they are given: their problems name the field and the rule's own bounds. */
const unparsed = z.unknown();

export async function saveSettingAction(input: SaveSettingInput) {
  return runAction(unparsed, input, (actor, value) => publish(saveSetting, actor, value as SaveSettingInput));
}

export async function resetSettingAction(input: ResetSettingInput) {
  return runAction(unparsed, input, (actor, value) =>
    publish(resetSetting, actor, value as ResetSettingInput),
  );
}

export async function lockSettingAction(input: LockSettingInput) {
  return runAction(unparsed, input, (actor, value) => publish(lockSetting, actor, value as LockSettingInput));
}

export async function leaveOffAction(input: LeaveOffInput) {
  return runAction(unparsed, input, (actor, value) => publish(leaveOff, actor, value as LeaveOffInput));
}

export async function restoreVersionAction(input: RestoreVersionInput) {
  return runAction(unparsed, input, (actor, value) =>
    publish(restoreVersion, actor, value as RestoreVersionInput),
  );
}

export async function approveRequestAction(input: unknown) {
  return runAction(approveRequestSchema, input, approveRequest);
}

export async function refuseRequestAction(input: unknown) {
  return runAction(refuseRequestSchema, input, refuseRequest);
}

export async function withdrawRequestAction(input: unknown) {
  return runAction(withdrawRequestSchema, input, withdrawRequest);
}
