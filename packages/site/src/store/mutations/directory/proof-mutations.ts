import type { AnyMutation } from '../../mutation.ts';
import { forgetGuesses } from './forget-guesses.ts';
import { keepPassword } from './keep-password.ts';
import { pruneGuesses } from './prune-guesses.ts';
import { pruneKnownAddresses } from './prune-known-addresses.ts';
import { renewPasswordHash } from './renew-password-hash.ts';
import { reserveGuess } from './reserve-guess.ts';
import { settleGuess } from './settle-guess.ts';

/** All that change how people prove who they are. */
export const proofMutations: readonly AnyMutation[] = [
  forgetGuesses,
  keepPassword,
  pruneGuesses,
  pruneKnownAddresses,
  renewPasswordHash,
  reserveGuess,
  settleGuess,
];
