import { answerTo } from './create-subscriptions.ts';
import type { IppAnswer } from './ipp-answer.ts';
import type { SubmittedJob } from './submitted.ts';

/** A job may be made with subscriptions (RFC 3995, 11.1.1); those that cannot be do not keep it from being. */
export function withSubscriptions(
  answer: IppAnswer,
  { subscriptions }: Pick<SubmittedJob, 'subscriptions'>,
): IppAnswer {
  if (subscriptions.length === 0) return answer;
  const isWhole = subscriptions.every(({ id }) => id !== undefined);
  return {
    ...answer,
    ...(isWhole ? {} : { status: 'successful-ok-ignored-subscriptions' }),
    groups: [
      ...(answer.groups ?? []),
      ...subscriptions.map(({ wanted, id }) => answerTo(wanted, id, true)),
    ],
  };
}
