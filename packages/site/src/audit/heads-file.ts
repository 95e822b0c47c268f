import { createHmac, type KeyObject } from 'node:crypto';
import { isSameText } from '@hawser/core/audit/audit-chain';
import type { ChainPlace } from '@hawser/core/audit/verify-links';
import { readText } from '@hawser/core/files/read-text';
import { replaceText } from '@hawser/core/files/replace-text';
import { Type } from 'typebox';
import { Check } from 'typebox/value';

/** What is known of the chains outside of the database, so that its newest records cannot vanish. */
export interface Heads {
  /** How far each chain has come, as it was seen last. */
  readonly chains: Readonly<Record<string, ChainPlace>>;
  /** Ids of site keys that links were sealed under before the site was restored without them. */
  readonly formerKeys: readonly string[];
  /** Whether every record that is in no link has to show that the site has written it; older ones could not. */
  readonly wantsMacs?: boolean;
}

const schema = Type.Object({
  chains: Type.Record(
    Type.String({ maxLength: 100 }),
    Type.Object({ number: Type.Integer({ minimum: 1 }), hash: Type.String({ maxLength: 64 }) }),
  ),
  formerKeys: Type.Array(Type.String({ maxLength: 64 })),
  wantsMacs: Type.Optional(Type.Boolean()),
});

const file = Type.Object({ heads: schema, seal: Type.String() });

/** Each replica of the past has one. */
const limit = 1024 * 1024;

/** The heads in that file; `changed` where something else has written it. */
export async function readHeads(
  path: string,
  key: KeyObject,
): Promise<Heads | 'changed' | undefined> {
  const text = await readText(path, { limit });
  if (text === undefined) return undefined;
  const read = parsed(text);
  if (!Check(file, read)) return 'changed';
  return isSameText(sealOf(read.heads, key), read.seal) ? read.heads : 'changed';
}

export async function writeHeads(path: string, heads: Heads, key: KeyObject): Promise<void> {
  await replaceText(path, `${JSON.stringify({ heads, seal: sealOf(heads, key) })}\n`);
}

function sealOf(heads: Heads, key: KeyObject): string {
  return createHmac('sha256', key)
    .update(`hawser-audit-heads:1\n${JSON.stringify(heads)}`)
    .digest('hex');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
