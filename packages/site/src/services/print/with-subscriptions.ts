import { groupsOf } from '@hawser/core/ipp/message';
import type { PrintJobTable } from '../../store/tables/print-job.ts';
import { createSubscriptions } from './create-subscriptions.ts';
import type { IppAnswer } from './ipp-answer.ts';
import type { AskedOfPrinter, PrintServiceOptions } from './ipp-operation.ts';

/** A job may be made with subscriptions (RFC 3995, 11.1.1); those that cannot be do not keep it from being. */
export async function withSubscriptions(
  answer: IppAnswer,
  asked: AskedOfPrinter,
  { job, store }: { readonly job: PrintJobTable } & Pick<PrintServiceOptions, 'store'>,
): Promise<IppAnswer> {
  if (groupsOf(asked.message, 'subscription').length === 0) return answer;
  const { status, groups = [] } = await createSubscriptions(asked, job.number, { store });
  return {
    ...answer,
    ...(status === undefined ? {} : { status: 'successful-ok-ignored-subscriptions' }),
    groups: [...(answer.groups ?? []), ...groups],
  };
}
