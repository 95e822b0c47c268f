import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import type { Audit } from '../audit/audit.ts';
import type { SiteKey } from '../site-key/site-key.ts';
import type { Store } from '../store/store.ts';
import { HashingTurns } from './passwords/hashing-turns.ts';
import { SecondFactors } from './second-factor/second-factors.ts';
import { type PasswordCheck, type SignIns, signInsOf } from './sign-ins.ts';

/** How people of the directory prove who they are, and how that is changed. */
export interface Proofs {
  readonly signIns: SignIns;
  readonly secondFactors: SecondFactors;
  /** For whoever hashes a password. */
  readonly turns: HashingTurns;
}

export function proofsOf(options: {
  readonly store: Store;
  readonly siteKey: SiteKey;
  readonly clock: Clock;
  readonly log?: Log;
  readonly audit?: Pick<Audit, 'refused'>;
  readonly elsewhere?: PasswordCheck;
}): Proofs {
  const turns = new HashingTurns();
  const secondFactors = new SecondFactors(options);
  return { turns, secondFactors, signIns: signInsOf({ ...options, turns, secondFactors }) };
}
