import type { OperationKind, StepContext } from '../../src/operations/operation-kind.ts';
import { errorTable } from '@hawser/core/errors';

export const sampleErrors = errorTable('sample', {
  'bad-input': { kind: 'usage', message: 'That is no list of names.', hint: 'Give one.' },
  busy: { kind: 'unreachable', message: 'The lamp is busy.', hint: 'Wait.' },
  forbidden: { kind: 'denied', message: 'The lamp is not yours.', hint: 'Ask for it.' },
});

export type Play = (
  context: StepContext<readonly string[], readonly string[]>,
  step: string,
) => Promise<void>;

/** A kind whose steps collect their names; what else they do is said for each test. */
export function lampKind(
  play: Play = async () => undefined,
  stepNames: readonly string[] = ['fetch', 'mount', 'light'],
): OperationKind<readonly string[], readonly string[]> {
  return {
    name: 'light-lamp',
    retry: { attempts: 3, backoff: { first: 1000, most: 8000, factor: 2 } },
    title: (input) => `Light ${input.join(' and ')}`,
    check(input) {
      if (Array.isArray(input) && input.every((name) => typeof name === 'string')) return input;
      throw sampleErrors('bad-input', {});
    },
    begin: () => [],
    steps: stepNames.map((name) => ({
      name,
      title: `To ${name} the lamp`,
      async run(context) {
        await play(context, name);
        return [...context.state, name];
      },
    })),
    result: (state) => ({ steps: state }),
  };
}
