import type { Secret } from '@hawser/core/secret';
import { renewPasswordHash } from '../../store/mutations/directory/renew-password-hash.ts';
import type { Store } from '../../store/store.ts';
import type { SigningInUser } from '../signing-in-user.ts';
import type { PasswordHashing } from './password-hash.ts';
import { preparedPassword } from './prepared-password.ts';

/** Whether it is the password of one of the site's own people, who may sign in. Whatever is wrong, the same is computed. */
export async function checkPasswordHere(
  store: Store,
  hashing: PasswordHashing,
  user: SigningInUser | undefined,
  password: Secret,
): Promise<boolean> {
  const prepared = preparedPassword(password.reveal());
  const hash = user?.hash ?? hashing.dummy;
  const matches = await hashing.matches(prepared ?? '', hash);
  if (!matches || prepared === undefined || user?.hash === undefined) return false;
  if (!user.enabled || user.source !== null) return false;
  if (hashing.isOutdated(hash)) {
    const renewed = { userId: user.id, before: hash, hash: await hashing.hash(prepared) };
    await store.mutate(renewPasswordHash, renewed);
  }
  return true;
}
