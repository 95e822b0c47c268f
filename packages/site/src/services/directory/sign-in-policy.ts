import type { interactionPolicy as InteractionPolicy } from 'oidc-provider';
import { multiFactorAcr } from '@hawser/core/identity/sign-in/well-known';
import { wantsMultiFactor } from './multi-factor.ts';
import type { SignIns } from './sign-ins.ts';

/** When somebody is asked again who he is, besides what OpenID Connect says. */
export function signInPolicy(
  { base, Check }: typeof InteractionPolicy,
  signIns: Pick<SignIns, 'hasSecondFactor'>,
): InteractionPolicy.DefaultPolicy {
  const policy = base();
  const login = policy.get('login');
  if (login === undefined) throw new Error('oidc-provider has no prompt "login"');
  login.checks.add(
    new Check('no_person', 'the account is not there any more', ({ oidc }) =>
      oidc.session?.accountId !== undefined && oidc.account === undefined
        ? Check.REQUEST_PROMPT
        : Check.NO_NEED_TO_PROMPT,
    ),
  );
  login.checks.add(
    new Check('second_factor', 'a second factor is needed', async ({ oidc }) => {
      const { session } = oidc;
      if (session?.accountId === undefined || session.acr === multiFactorAcr) {
        return Check.NO_NEED_TO_PROMPT;
      }
      const isNeeded =
        wantsMultiFactor(oidc.params ?? {}) || (await signIns.hasSecondFactor(session.accountId));
      return isNeeded ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT;
    }),
  );
  return policy;
}
