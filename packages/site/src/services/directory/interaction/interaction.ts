import { hash } from 'node:crypto';
import type Provider from 'oidc-provider';
import type { InteractionResults } from 'oidc-provider';
import type { Audit } from '../../../audit/audit.ts';
import type { Store } from '../../../store/store.ts';
import { interactionAddress } from '../directory-paths.ts';
import type { Page } from '../pages/page.ts';
import type { SignIns } from '../sign-ins.ts';
import type { PageForm } from '../pages/page-form.ts';

/** A sign-in that is under way, as oidc-provider keeps it. */
export type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/** What the steps of a sign-in work with. */
export interface Interacting {
  readonly provider: Provider;
  readonly interaction: Interaction;
  readonly store: Pick<Store, 'read'>;
  readonly signIns: SignIns;
  readonly audit: Audit;
  /** The network address of who signs in. */
  readonly from: string;
}

/** What comes of a step: a page, the next step, or the end of all steps. */
export type Outcome = { readonly page: Page } | 'next' | { readonly result: InteractionResults };

/** One of the things that somebody is asked. */
export interface Step {
  /** Is sent along with what is said, so that nothing is taken for an answer to something else. */
  readonly name: string;
  ask(): Promise<Outcome>;
  take(form: URLSearchParams): Promise<Outcome>;
}

/** What a form of this sign-in has to bring along, which no other page can know. */
export function formToken({ uid, cid }: Pick<Interaction, 'uid' | 'cid'>): string {
  return hash('sha256', `sign-in-form:${uid}:${cid}`, 'base64url');
}

/** The form of a step. */
export function stepForm(interaction: Interaction, step: string): Omit<PageForm, 'problem'> {
  return {
    action: interactionAddress(interaction.uid),
    hidden: { xsrf: formToken(interaction), step },
    leadsTo: programAddress(interaction),
  };
}

/** Where a program of this machine waits for the browser, which a form leads to in the end. */
function programAddress({ deviceCode, params }: Interaction): string | undefined {
  const { redirect_uri: uri } = params;
  if (deviceCode !== undefined || typeof uri !== 'string') return undefined;
  const { protocol, hostname, origin } = new URL(uri);
  // A policy cannot name an address of IPv6.
  return hostname.startsWith('[') ? protocol : origin;
}
