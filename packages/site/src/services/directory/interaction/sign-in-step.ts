import { wantsMultiFactor } from '../multi-factor.ts';
import { consentStep } from './consent-step.ts';
import { factorStep } from './factor-step.ts';
import type { Interacting, Step } from './interaction.ts';
import { newPasswordStep } from './new-password-step.ts';
import { noFactorStep } from './no-factor-step.ts';
import { passwordStep } from './password-step.ts';
import { isMultiFactor, type Progress, progressOf, signedIn } from './progress.ts';

/** What somebody is asked next. */
export async function nextStep(interacting: Interacting): Promise<Step> {
  const { interaction, signIns } = interacting;
  if (interaction.prompt.name === 'consent') return consentStep(interacting);
  const progress = progressOf(interaction);
  if (progress === undefined || !(await isStillProven(progress, signIns))) {
    return passwordStep(interacting);
  }
  if (!isMultiFactor(progress)) {
    // Before a password can be changed: who knows only that is not who he says.
    if (await signIns.hasSecondFactor(progress.userId)) return factorStep(interacting, progress);
    if (wantsMultiFactor(interaction.params)) return noFactorStep(interacting);
  }
  if (progress.mustChange) return newPasswordStep(interacting, progress);
  const result = { login: signedIn(progress) };
  return { name: 'done', ask: async () => ({ result }), take: async () => ({ result }) };
}

/**
 * To look at a password takes a while. Who has got another one meanwhile was to be rid of everybody with
 * the old one, and what ends all sign-ins does not see one that is not known yet to be his.
 */
async function isStillProven(
  { userId, kept }: Progress,
  signIns: Interacting['signIns'],
): Promise<boolean> {
  return kept === undefined || (await signIns.hasPasswordOf(userId, kept));
}
