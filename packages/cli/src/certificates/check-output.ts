import type { OutputType } from '@hawser/command/declaration/output';
import type { Call } from '@hawser/command/invocation/call';
import type { CheckRow } from '@hawser/core/pki/checks/finding';
import { certificateCheckErrors } from './check-errors.ts';

export const checkOutput = {
  name: 'Hawser.CertificateCheck',
  properties: {
    check: { type: 'string', description: 'What was looked at.' },
    result: {
      type: 'string',
      enum: ['passed', 'warning', 'failed'],
      description: 'How it is.',
    },
    detail: { type: 'string', description: 'What was found.' },
    hint: { type: ['string', 'null'], description: 'What to do about it.' },
  },
  view: ['check', 'result', 'detail'],
} as const satisfies OutputType;

/** Tells in full what is not as it should be; by what has failed the command fails, too. */
export async function tellFindings(
  name: string,
  rows: readonly CheckRow[],
  { warn, error }: Pick<Call, 'warn' | 'error'>,
): Promise<void> {
  for (const { check, result, detail: reason, hint } of rows) {
    const next = hint ?? '';
    if (result === 'warning') warn(`The ${check} of ${name}: ${reason}. ${next}`.trimEnd());
    if (result !== 'failed') continue;
    await error(certificateCheckErrors('failed', { check, name, reason, next }, { target: name }));
  }
}
