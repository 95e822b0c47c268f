import { rm } from 'node:fs/promises';
import { readText } from '@hawser/core/files/read-text';
import { type AuditParts, keepRecord } from './audited-call.ts';
import type { Left } from './link-left.ts';
import { linkOthers, type LinkingOthers } from './link-others.ts';

/** What the first start after a restore has found. */
export interface Restored {
  readonly backup: string | undefined;
  readonly at: string | undefined;
  readonly left: Left;
}

/** As a restore says it where records in no link cannot show the site that it has written them. */
export const unproved = 'records without proof';

/**
 * Links what was in no link when the backup was made, for the replicas of then are gone. Undefined
 * where this is no first start after a restore.
 */
export async function linkRestored(
  path: string,
  linking: Omit<LinkingOthers, 'withOwn' | 'believes'>,
): Promise<Restored | undefined> {
  const restored = await readText(path, { limit: 4096 });
  if (restored === undefined) return undefined;
  const [backup, at, how] = restored.split('\n');
  const believes = (): boolean => how === unproved;
  return { backup, at, left: await linkOthers({ ...linking, withOwn: true, believes }) };
}

/** Tells where all chains had come to, as they were found, and what had to be believed. */
export async function tellOfRestore(
  parts: AuditParts,
  { path, chains, restored }: { path: string; chains: object; restored: Restored },
): Promise<void> {
  const { backup, at, left } = restored;
  const believed = left.believed.count > 0 ? { believed: left.believed } : {};
  const origin = { call: 'restoreSite', actor: 'site' } as const;
  await keepRecord(
    parts,
    origin,
    { after: { backup, at, chains, ...believed } },
    { result: 'done' },
  );
  await rm(path, { force: true });
}
