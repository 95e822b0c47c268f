import { multiFactorAcr } from '@hawser/core/identity/sign-in/well-known';
import type { Interaction } from './interaction.ts';

/** What somebody who signs in has proved so far. */
export interface Progress {
  readonly userId: string;
  readonly mustChange: boolean;
  /** When the password was kept that he has given; undefined where that does not matter. */
  readonly kept?: number | undefined;
  /** By what, in the words of RFC 8176. */
  readonly amr: readonly string[];
}

/** By more than one factor. */
export const multiFactorMethods = ['pwd', 'otp', 'mfa'] as const;

/** How far the sign-in has come; who is signed in already, and has to prove more, begins there. */
export function progressOf({ result, prompt, session }: Interaction): Progress | undefined {
  const kept = progressIn(result);
  if (kept !== undefined) return kept;
  if (session === undefined || prompt.reasons.some((reason) => reason !== 'second_factor')) {
    return undefined;
  }
  return { userId: session.accountId, mustChange: false, amr: session.amr ?? ['pwd'] };
}

/** How far a sign-in has come by what it has kept itself. */
export function progressIn(
  result: Readonly<Record<string, unknown>> | undefined,
): Progress | undefined {
  const kept = result?.['progress'];
  return isProgress(kept) ? kept : undefined;
}

/** Keeps how far it has come, for the next request, which may come to another replica. */
export async function keepProgress(interaction: Interaction, progress: Progress): Promise<void> {
  interaction.result = { progress: { ...progress } };
  await interaction.persist();
}

export function isMultiFactor({ amr }: Progress): boolean {
  return amr.includes('mfa');
}

/** What oidc-provider is told when nothing is left to prove. */
export function signedIn(progress: Progress): {
  accountId: string;
  amr: string[];
  acr?: string;
  remember: boolean;
} {
  return {
    accountId: progress.userId,
    amr: [...progress.amr],
    ...(isMultiFactor(progress) ? { acr: multiFactorAcr } : {}),
    // The browser forgets it when it is closed.
    remember: false,
  };
}

function isProgress(value: unknown): value is Progress {
  if (typeof value !== 'object' || value === null) return false;
  const { userId, mustChange, kept, amr } = value as Readonly<Record<string, unknown>>;
  if (kept !== undefined && typeof kept !== 'number') return false;
  return typeof userId === 'string' && typeof mustChange === 'boolean' && Array.isArray(amr);
}
