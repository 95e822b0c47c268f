import type { HawserError } from '@hawser/core/errors';
import type { ErrorAction } from '../declaration/common-parameters.ts';
import type { Choose } from './choose.ts';
import type { Messages } from './messages.ts';

/** What failed during a call, and whether the call goes on. */
export interface Failures {
  readonly errors: readonly HawserError[];
  /** An error about one object: told, and thrown again where the call is to end with it. */
  concerning(error: HawserError): Promise<void>;
  /** An error that ends the call. */
  ending(error: unknown): void;
}

export function failures(
  who: string,
  action: ErrorAction,
  messages: Messages,
  choose: Choose | undefined,
): Failures {
  const errors: HawserError[] = [];
  const inquire = inquiring(choose);
  const told = action !== 'SilentlyContinue' && action !== 'Ignore';
  return {
    errors,
    async concerning(error) {
      if (action === 'Stop') throw error;
      if (action === 'Ignore') return;
      if (action === 'Inquire') await inquire(error);
      errors.push(error);
      if (told) messages.error(who, error);
    },
    ending(error) {
      if (action !== 'SilentlyContinue' && action !== 'Ignore') messages.error(who, error);
    },
  };
}

/** Asks after an error whether the work goes on, and throws it where it does not; "to all" is asked no more. */
export function inquiring(choose: Choose | undefined): (error: HawserError) => Promise<void> {
  let forAll = false;
  return async (error) => {
    if (forAll) return;
    if (choose === undefined) throw error;
    const answer = await choose(`\nConfirm\n${error.message}`, [
      { key: 'Y', label: 'Yes', says: 'Continue with the next step.' },
      { key: 'A', label: 'Yes to All', says: 'Continue after this and all further errors.' },
      { key: 'H', label: 'Halt Command', says: 'Stop this command.' },
    ]);
    if (answer === 'H') throw error;
    forAll = answer === 'A';
  };
}
