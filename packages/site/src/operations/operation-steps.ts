import type { OperationChange, OperationState } from '@hawser/core/operations/operation-states';
import type { OperationStepState, OperationStepView } from '@hawser/core/operations/operation-view';

/** The step that runs or comes next; undefined when all are done. */
export function currentStep(steps: readonly OperationStepView[]): OperationStepView | undefined {
  return steps.find(({ state }) => state !== 'done');
}

/** The steps after a change that has led the operation to a state. */
export function stepsAfter(
  steps: readonly OperationStepView[],
  change: OperationChange,
  to: OperationState,
): readonly OperationStepView[] {
  const at = steps.findIndex(({ state }) => state !== 'done');
  return steps.map((step, index) => {
    if (index === at) return changed(step, change, to);
    return index === at + 1 && change === 'advance' && to === 'running' ? begun(step) : step;
  });
}

function changed(
  step: OperationStepView,
  change: OperationChange,
  to: OperationState,
): OperationStepView {
  if (change === 'claim') return begun(step);
  if (change === 'advance' || change === 'succeed') return { ...step, state: 'done' };
  const state = states[to] ?? step.state;
  // What was given back did not fail.
  const attempts = step.attempts - (change === 'release' ? 1 : 0);
  return { ...step, state, attempts };
}

function begun(step: OperationStepView): OperationStepView {
  return { ...step, state: 'running', attempts: step.attempts + 1 };
}

/** How the step stands at which an operation of that state is. */
const states: Readonly<Partial<Record<OperationState, OperationStepState>>> = {
  queued: 'pending',
  waiting: 'waiting',
  failed: 'failed',
  cancelled: 'cancelled',
};
