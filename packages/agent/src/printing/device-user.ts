import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { getCloudPrint } from '@hawser/core/api/contracts/cloud-print';
import { changeDocument, readDocument } from '@hawser/core/files/document';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import type { AgentFolder } from '../registration/agent-folder.ts';

const deviceUser = Type.Object({
  cloudPrint: getCloudPrint.answer,
  trustAnchor: Type.Optional(Type.String()),
  signIn: Type.Union([Type.Literal('browser'), Type.Literal('device-code')]),
  who: Type.String(),
});

/** How whoever prints here has signed in; what he was given is in the vault. */
export type DeviceUser = Static<typeof deviceUser>;

const limit = { limit: 512 * 1024 };

export async function readDeviceUser(folder: AgentFolder): Promise<DeviceUser | undefined> {
  return await readDocument(pathIn(folder), parsed, limit);
}

export async function keepDeviceUser(folder: AgentFolder, user: DeviceUser): Promise<void> {
  await changeDocument(pathIn(folder), parsed, () => user, limit);
}

export async function forgetDeviceUser(folder: AgentFolder): Promise<void> {
  await rm(pathIn(folder), { force: true });
}

function pathIn({ root }: AgentFolder): string {
  return join(root, 'user.json');
}

function parsed(value: unknown): DeviceUser {
  if (!Check(deviceUser, value)) throw new Error('it tells of no sign-in at a device');
  return value;
}
