import type { CloudPrint } from '@hawser/core/printing/policies/cloud-print';
import type { SitePlan } from '@hawser/core/site/site-plan';
import { ownIssuerOf } from '../access/tokens/token-issuers.ts';
import { cloudPrintOf } from './cloud-print-of.ts';

/** How people sign in who print, as printers announce it. */
export interface PrintSignIn {
  /** The issuer of tokens. */
  readonly authority: string;
  /** What a client asks it for; none where nobody here can know. */
  readonly scopes: readonly string[];
  /** Whether a name and a password do as well. */
  readonly byPassword: boolean;
}

interface Known {
  readonly plan: SitePlan;
  readonly url: string;
  readonly signIn: PrintSignIn;
}

/** Gives the same object as long as nothing has changed: what is encoded of it is kept with it. */
export function printSignIns({
  plan,
  publicUrl,
}: {
  readonly plan: () => SitePlan;
  readonly publicUrl: () => string;
}): () => PrintSignIn {
  let known: Known | undefined;
  return () => {
    const now = { plan: plan(), url: publicUrl() };
    if (known?.plan !== now.plan || known.url !== now.url) {
      const told = cloudPrintOf(now.plan, now.url);
      const { authority } = told;
      const byPassword = now.plan.printSignIn === 'password';
      known = { ...now, signIn: { authority, scopes: printScopes(told, now.url), byPassword } };
    }
    return known.signIn;
  };
}

/** Other directories say by scopes what a token is for; of Entra ID it is known how. */
export function printScopes(
  { authority, printResource }: Pick<CloudPrint, 'authority' | 'printResource'>,
  url: string,
): readonly string[] {
  if (authority === ownIssuerOf(url)) return ['openid', 'offline_access'];
  const isEntra = URL.canParse(authority) && entra.has(new URL(authority).hostname);
  return isEntra ? [`${printResource}/.default`] : [];
}

const entra: ReadonlySet<string> = new Set([
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'sts.windows.net',
]);
