import type { AuditedCall } from '../../../audit/audit.ts';
import type { InteractionResults } from 'oidc-provider';
import type { Page } from '../pages/page.ts';
import { knownPerson } from '../known-person.ts';
import type { Interacting, Outcome } from './interaction.ts';

/** What the audit trail is told of people who sign in. */
type Trailing = Pick<Interacting, 'provider' | 'interaction' | 'store' | 'from' | 'audit'>;

/** A call of somebody who has proved who he is, or is about to. */
export async function callOf(
  { audit, provider, store, from }: Omit<Trailing, 'interaction'>,
  { call, userId }: { readonly call: string; readonly userId: string },
): Promise<AuditedCall> {
  const name = (await knownPerson(store, userId))?.name ?? userId;
  // As he is called by what he signs in for.
  const actor = { kind: 'user', id: `${provider.issuer}#${userId}`, name } as const;
  return audit.call({ call, actor, address: from });
}

/** The outcome of a step, when the trail has been told of it. */
export async function told(trailing: Trailing, outcome: Outcome): Promise<Outcome> {
  if (outcome === 'next') return outcome;
  if ('page' in outcome) tellRefusal(trailing, outcome.page);
  else await tellEnd(trailing, outcome.result);
  return outcome;
}

function tellRefusal({ audit, from }: Trailing, { status = 200 }: Page): void {
  const code = refusals.get(status);
  if (code === undefined) return;
  audit.refused({ call: 'submitSignIn', actor: undefined, address: from }, code);
}

async function tellEnd(trailing: Trailing, { login, consent }: InteractionResults): Promise<void> {
  if (login !== undefined) {
    const call = await callOf(trailing, { call: 'submitSignIn', userId: login.accountId });
    await call.tell('done', { target: login.accountId });
  }
  const { session } = trailing.interaction;
  if (consent !== undefined && session !== undefined) {
    const call = await callOf(trailing, { call: 'connectProgram', userId: session.accountId });
    await call.tell('done', { target: consent.grantId });
  }
}

const refusals = new Map([
  [403, 'sign-in-refused'],
  [429, 'sign-in-later'],
  [503, 'sign-in-away'],
]);
