import type { AnyMutation } from '../../mutation.ts';
import { clearAlert } from './clear-alert.ts';
import { raiseAlert } from './raise-alert.ts';

/** Those of alerts. */
export const alertMutations: readonly AnyMutation[] = [clearAlert, raiseAlert];
