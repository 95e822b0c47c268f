import {
  changeOwnPassword,
  confirmOwnTotp,
  endOwnSignIns,
  getOwnSignIn,
  removeOwnTotp,
  renewOwnRecoveryCodes,
  startOwnTotp,
} from '@hawser/core/api/contracts/user-proofs';
import { getOwnUser } from '@hawser/core/api/contracts/users';
import type { Clock } from '@hawser/core/clock';
import type { Caller } from '../../access/caller.ts';
import type { User } from '../../directory/directory-views.ts';
import { findUser } from '../../directory/find-user.ts';
import { proofErrors } from '../../directory/proof-errors.ts';
import type { Proofs } from '../../directory/proofs.ts';
import { secondFactorErrors } from '../../directory/second-factor/second-factor-errors.ts';
import { shownUser } from '../../directory/shown-users.ts';
import type { Proven } from '../../directory/sign-ins.ts';
import { userSignIn } from '../../directory/user-sign-in.ts';
import type { Routes } from '../../server/routes.ts';
import { endUserSignIns } from '../../store/mutations/directory/end-user-sign-ins.ts';
import type { Store } from '../../store/store.ts';

interface OwnProofRouteOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly proofs: Proofs;
  readonly siteName: () => string;
  /** Of tokens of the site's own directory. */
  readonly issuer: () => string;
}

/**
 * What everybody may see of himself, and change of how he proves who he is when he proves it once more.
 */
export function addOwnProofRoutes(
  routes: Routes,
  { store, clock, proofs: { signIns, secondFactors }, siteName, issuer }: OwnProofRouteOptions,
): void {
  const self = async (caller: Caller | undefined): Promise<User> => {
    const id = userIdIn(caller, issuer());
    const user = id === undefined ? undefined : await findUser(store, id);
    if (user !== undefined) return user;
    throw proofErrors('no-person', { name: caller?.name ?? 'whoever calls' });
  };

  routes.add(getOwnUser, async ({ caller }) => shownUser(store, await self(caller), clock.now()));
  routes.add(getOwnSignIn, async ({ caller }) =>
    userSignIn(store, await self(caller), clock.now()),
  );
  routes.add(endOwnSignIns, async ({ caller, change }) => {
    const { id } = await self(caller);
    return (await change(endUserSignIns, { userId: id }, { target: id })).before;
  });
  routes.add(changeOwnPassword, async ({ caller, body, request, change }) => {
    const user = await self(caller);
    const by = { from: request.ip, change };
    requireProof(await signIns.changePassword(user.id, body.old, body.next, by), user, 'password');
  });
  routes.add(startOwnTotp, async ({ caller, body, request, change }) => {
    const user = await self(caller);
    const proven = await signIns.confirmPassword(user.id, body.password, request.ip);
    requireProof(proven, user, 'password');
    return await secondFactors.start(user, siteName(), change);
  });
  routes.add(confirmOwnTotp, async ({ caller, body, request, change }) => {
    const user = await self(caller);
    const by = { from: request.ip, change };
    const confirmed = await signIns.confirmSecondFactor(user, body.code, by);
    if (!('outcome' in confirmed)) return { recoveryCodes: [...confirmed] };
    if (confirmed.outcome === 'refused') throw secondFactorErrors('wrong-code', {});
    throw proofErrors('later', { what: 'code', name: user.name, seconds: confirmed.seconds });
  });
  routes.add(removeOwnTotp, async ({ caller, body, request, change }) => {
    const user = await self(caller);
    requireProof(await signIns.checkSecondFactor(user.id, body.code, request.ip), user, 'code');
    await secondFactors.remove(user, change);
  });
  routes.add(renewOwnRecoveryCodes, async ({ caller, body, request, change }) => {
    const user = await self(caller);
    requireProof(await signIns.checkSecondFactor(user.id, body.code, request.ip), user, 'code');
    return { recoveryCodes: [...(await secondFactors.renewRecoveryCodes(user, change))] };
  });
}

/** Of a person of the site's own directory; another directory has other people. */
function userIdIn(caller: Caller | undefined, issuer: string): string | undefined {
  const own = `${issuer}#`;
  return caller?.kind === 'user' && caller.id.startsWith(own)
    ? caller.id.slice(own.length)
    : undefined;
}

function requireProof(proven: Proven, { name }: User, what: 'password' | 'code'): void {
  if (proven.outcome === 'refused') throw proofErrors('refused', { what, name });
  if (proven.outcome === 'later') {
    if (proven.isAway === true) throw proofErrors('away', { what, seconds: proven.seconds });
    throw proofErrors('later', { what, name, seconds: proven.seconds });
  }
}
