import { errorTable } from '@hawser/core/errors';
import { visible } from '@hawser/core/visible';
import type { Impact } from '../declaration/command.ts';
import type { Choose } from './choose.ts';
import type { Messages } from './messages.ts';

/** @public The reference collects it. */
export const confirmErrors = errorTable('confirm', {
  'nobody-to-ask': {
    kind: 'usage',
    message:
      'The operation "{action}" on target "{target}" needs to be confirmed, and nobody can be asked here.',
    hint: 'If it is meant, add -Confirm:false',
  },
});

export interface ShouldProcessOptions {
  readonly impact: Impact;
  readonly whatIf: boolean;
  /** What -Confirm said; undefined leaves it to the impact. */
  readonly confirm: boolean | undefined;
  readonly force: boolean;
  readonly messages: Messages;
  /** Undefined where there is nobody to ask. */
  readonly choose: Choose | undefined;
}

/** PowerShell's question before a change, in its words. An answer for all lasts for the whole call. */
export function shouldProcess(
  options: ShouldProcessOptions,
): (target: string, action: string, impact?: Impact) => Promise<boolean> {
  const { whatIf, messages, choose } = options;
  let forAll: boolean | undefined;

  return async (target, action, impact = options.impact) => {
    const asks = options.confirm ?? (impact === 'high' && !options.force);
    const operation = `Performing the operation "${visible(action)}" on target "${visible(target)}".`;
    if (whatIf) {
      messages.line(`What if: ${operation}`);
      await messages.taken();
      return false;
    }
    messages.verbose(operation);
    await messages.taken();
    if (!asks) return true;
    if (forAll !== undefined) return forAll;
    if (choose === undefined) throw confirmErrors('nobody-to-ask', { action, target });

    const answer = await choose(
      `\nConfirm\nAre you sure you want to perform this action?\n${operation}`,
      [
        { key: 'Y', label: 'Yes', says: 'Continue with only the next step of the operation.' },
        { key: 'A', label: 'Yes to All', says: 'Continue with all the steps of the operation.' },
        { key: 'N', label: 'No', says: 'Skip this operation and proceed with the next operation.' },
        {
          key: 'L',
          label: 'No to All',
          says: 'Skip this operation and all subsequent operations.',
        },
      ],
      // Whoever only presses Enter has lost nothing by that.
      impact === 'high' ? 'N' : 'Y',
    );
    if (answer === 'A') forAll = true;
    if (answer === 'L') forAll = false;
    return answer === 'Y' || answer === 'A';
  };
}
