import type { AnyMutation } from '../../mutation.ts';
import { keepPassword } from './keep-password.ts';
import { renewPasswordHash } from './renew-password-hash.ts';

/** All that change how people prove who they are. */
export const proofMutations: readonly AnyMutation[] = [keepPassword, renewPasswordHash];
