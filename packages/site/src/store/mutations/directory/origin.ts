import type { Tx } from '../../mutation.ts';
import { nextSid } from './next-sid.ts';
import { refuseTakenSid } from './refuse-taken-sid.ts';

/** Where somebody or something comes from that another directory gives. */
export interface Origin {
  readonly source: string;
  /** What that directory knows it by. */
  readonly key: string;
  /** The security identifier that it has there. */
  readonly sid?: string | undefined;
}

/** What is kept of where somebody new comes from; a security identifier has everybody. */
export async function originRow(
  tx: Tx,
  origin: Origin | undefined,
): Promise<{
  readonly sid: string;
  readonly source: string | null;
  readonly source_key: string | null;
}> {
  if (origin?.sid !== undefined) await refuseTakenSid(tx, origin.sid);
  return {
    sid: origin?.sid ?? (await nextSid(tx)),
    source: origin?.source ?? null,
    source_key: origin?.key ?? null,
  };
}
