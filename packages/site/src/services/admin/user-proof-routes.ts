import {
  confirmUserTotp,
  endUserSignIns as endingSignIns,
  getUserSignIn,
  removeUserTotp,
  renewUserRecoveryCodes,
  setUserPassword,
  startUserTotp,
  unlockUser,
} from '@hawser/core/api/contracts/user-proofs';
import type { Clock } from '@hawser/core/clock';
import { requireUser } from '../../directory/find-user.ts';
import { newPassword } from '../../directory/passwords/new-password.ts';
import { passwordErrors } from '../../directory/passwords/password-errors.ts';
import type { Proofs } from '../../directory/proofs.ts';
import { userSignIn } from '../../directory/user-sign-in.ts';
import type { Routes } from '../../server/routes.ts';
import { endUserSignIns } from '../../store/mutations/directory/end-user-sign-ins.ts';
import { forgetGuesses } from '../../store/mutations/directory/forget-guesses.ts';
import { keepPassword } from '../../store/mutations/directory/keep-password.ts';
import type { Store } from '../../store/store.ts';

interface UserProofRouteOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly proofs: Proofs;
  readonly siteName: () => string;
}

/** What administrators change of how people prove who they are. */
export function addUserProofRoutes(routes: Routes, options: UserProofRouteOptions): void {
  const { store, clock, proofs, siteName } = options;
  const { secondFactors, turns } = proofs;
  const find = async (named: string): ReturnType<typeof requireUser> => requireUser(store, named);

  routes.add(getUserSignIn, async ({ params }) =>
    userSignIn(store, await find(params.user), clock.now()),
  );
  routes.add(setUserPassword, async ({ params, body, change }) => {
    const { id, name, source } = await find(params.user);
    if (source !== null) throw passwordErrors('elsewhere', { name, source }, { target: name });
    const prepared = newPassword(body.password, { name });
    const hash = await turns.take(async (hashing) => hashing.hash(prepared));
    await change(keepPassword, { userId: id, hash, mustChange: true }, { target: id });
  });
  routes.add(endingSignIns, async ({ params, change }) => {
    const { id } = await find(params.user);
    return (await change(endUserSignIns, { userId: id }, { target: id })).before;
  });
  routes.add(unlockUser, async ({ params, change }) => {
    const { id } = await find(params.user);
    const { before } = await change(forgetGuesses, { userId: id }, { target: id });
    const until = before.lockedUntil;
    return { lockedUntil: until === null ? null : new Date(until).toISOString() };
  });
  routes.add(startUserTotp, async ({ params, change }) =>
    secondFactors.start(await find(params.user), siteName(), change),
  );
  routes.add(confirmUserTotp, async ({ params, body, change }) => ({
    recoveryCodes: [...(await secondFactors.confirm(await find(params.user), body.code, change))],
  }));
  routes.add(removeUserTotp, async ({ params, change }) => {
    await secondFactors.remove(await find(params.user), change);
  });
  routes.add(renewUserRecoveryCodes, async ({ params, change }) => ({
    recoveryCodes: [...(await secondFactors.renewRecoveryCodes(await find(params.user), change))],
  }));
}
