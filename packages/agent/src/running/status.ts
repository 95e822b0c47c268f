import { rm } from 'node:fs/promises';
import { readDocument } from '@hawser/core/files/document';
import { replaceText } from '@hawser/core/files/replace-text';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import type { AgentFolder } from '../registration/agent-folder.ts';

const textOrNull = Type.Union([Type.String(), Type.Null()]);

const status = Type.Object({
  process: Type.Integer(),
  state: Type.Union([
    Type.Literal('connected'),
    Type.Literal('connecting'),
    Type.Literal('serving'),
  ]),
  /** Since when it is in that state. */
  since: Type.String(),
  started: Type.String(),
  site: textOrNull,
  lastError: textOrNull,
  lastErrorAt: textOrNull,
  lastChange: textOrNull,
  lastChangeAt: textOrNull,
});

/** How an agent is, as its process tells others on its machine. */
export type AgentStatus = Static<typeof status>;

export async function readStatus({ status: path }: AgentFolder): Promise<AgentStatus | undefined> {
  return await readDocument(path, parsed);
}

/** Only for who holds the folder. */
export async function writeStatus({ status: path }: AgentFolder, now: AgentStatus): Promise<void> {
  await replaceText(path, `${JSON.stringify(now, undefined, 2)}\n`);
}

export async function forgetStatus({ status: path }: AgentFolder): Promise<void> {
  await rm(path, { force: true });
}

function parsed(value: unknown): AgentStatus {
  if (!Check(status, value)) throw new Error('it is no status of an agent');
  return value;
}
