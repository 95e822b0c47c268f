import type { Secret } from '@hawser/core/secret';
import { typedPasswordErrors } from './typed-password-errors.ts';

/** A password and the same once more, as they were given or are asked for. */
interface Pair<Value> {
  readonly first: Value;
  readonly again: Value;
}

/** A password that nobody can look up again: who types it does so twice. */
export async function typedTwice(
  given: Pair<Secret | undefined>,
  ask: Pair<() => Promise<Secret>>,
): Promise<Secret> {
  const first = given.first ?? (await ask.first());
  const again = given.first === undefined ? await ask.again() : given.again;
  if (again !== undefined && again.reveal() !== first.reveal()) {
    throw typedPasswordErrors('not-the-same', {});
  }
  return first;
}
