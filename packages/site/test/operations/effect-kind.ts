import type { OperationKind, StepContext } from '../../src/operations/operation-kind.ts';

export const effectSteps = ['one', 'two', 'three', 'four', 'five'] as const;

/** Five steps, of which each leaves its effect. */
export function effectKind(
  leave: (context: StepContext<null, number>, step: string) => Promise<void>,
): OperationKind<null, number> {
  return {
    name: 'leave-effects',
    // Those who are killed fail for no other reason.
    retry: { attempts: 1000, backoff: { first: 10, most: 100, factor: 2 } },
    title: () => 'Leave effects',
    check: () => null,
    begin: () => 0,
    steps: effectSteps.map((name) => ({
      name,
      title: name,
      async run(context) {
        await leave(context, name);
        return context.state + 1;
      },
    })),
    result: (state) => ({ steps: state }),
  };
}
