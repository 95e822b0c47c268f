import { resolve } from 'node:path';
import type { Host } from '@hawser/command/invocation/host';
import { saveText } from '@hawser/core/files/save-text';
import { requireNewFiles } from '../site-administrators/new-files.ts';
import { proofCommandErrors } from './proof-command-errors.ts';

/** Where what is shown only once goes: into a file that only this user can read, or to who looks at the terminal. */
export interface SecretPlace {
  readonly path: string | null;
  /** Puts it into the file, if there is one. */
  keep(text: string): Promise<void>;
}

/** A script has to say where: what it prints ends in logs. Called before there is anything that could be lost. */
export async function secretPlace(given: string | undefined, host: Host): Promise<SecretPlace> {
  if (given === undefined) {
    if (host.stdout.isTTY !== true) throw proofCommandErrors('nobody-sees', {});
    return { path: null, keep: async () => undefined };
  }
  const path = resolve(given);
  await requireNewFiles([path]);
  return { path, keep: async (text) => saveText(path, text) };
}

export const secretPathParameter = {
  type: 'path',
  help: 'A new file for what is secret, which only your user can read; without, it is shown on the terminal.',
} as const;
