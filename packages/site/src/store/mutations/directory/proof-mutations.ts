import type { AnyMutation } from '../../mutation.ts';
import { confirmTotp } from './confirm-totp.ts';
import { endUserSignIns } from './end-user-sign-ins.ts';
import { forgetGuesses } from './forget-guesses.ts';
import { keepPassword } from './keep-password.ts';
import { pruneGuesses } from './prune-guesses.ts';
import { pruneKnownAddresses } from './prune-known-addresses.ts';
import { removeTotp } from './remove-totp.ts';
import { renewPasswordHash } from './renew-password-hash.ts';
import { renewRecoveryCodes } from './renew-recovery-codes.ts';
import { reserveGuess } from './reserve-guess.ts';
import { settleGuess } from './settle-guess.ts';
import { startTotp } from './start-totp.ts';
import { useRecoveryCode } from './use-recovery-code.ts';
import { useTotpStep } from './use-totp-step.ts';

/** All that change how people prove who they are. */
export const proofMutations: readonly AnyMutation[] = [
  confirmTotp,
  endUserSignIns,
  forgetGuesses,
  keepPassword,
  pruneGuesses,
  pruneKnownAddresses,
  removeTotp,
  renewPasswordHash,
  renewRecoveryCodes,
  reserveGuess,
  settleGuess,
  startTotp,
  useRecoveryCode,
  useTotpStep,
];
