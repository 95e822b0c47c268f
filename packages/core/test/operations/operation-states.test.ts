import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isFinished,
  isHeld,
  nextOperationState,
  operationStates,
  type OperationChange,
  type OperationState,
} from '../../src/operations/operation-states.ts';

const changes: readonly OperationChange[] = [
  'claim',
  'advance',
  'succeed',
  'retry',
  'fail',
  'release',
  'lose',
  'cancel',
];

/** The states that an operation goes through; a change that cannot happen leaves it where it is. */
const lives = fc.array(fc.constantFrom(...changes), { maxLength: 60 }).map((asked) => {
  const life: { change: OperationChange; from: OperationState; to: OperationState }[] = [];
  let from: OperationState = 'queued';
  for (const change of asked) {
    const to = nextOperationState(from, change);
    if (to === undefined) continue;
    life.push({ change, from, to });
    from = to;
  }
  return life;
});

describe('an operation', () => {
  test('that is finished stays as it is', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const end = life.findIndex(({ to }) => isFinished(to));
        if (end === -1) return;
        for (const { change, to } of life.slice(end + 1)) {
          expect(change).toBe('cancel');
          expect(to).toBe(life[end]!.to);
        }
      }),
    );
  });

  test('that somebody wants to stop begins no further step', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const wanted = life.findIndex(({ change }) => change === 'cancel');
        if (wanted === -1) return;
        for (const { to } of life.slice(wanted)) {
          expect(['cancelling', 'cancelled', 'succeeded']).toContain(to);
        }
      }),
    );
  });

  test('gets to a replica only by being claimed, and succeeds only there', () => {
    fc.assert(
      fc.property(lives, (life) => {
        for (const { change, from, to } of life) {
          expect(isHeld(to) && !isHeld(from) ? change : 'claim').toBe('claim');
          expect(isHeld(from) || to !== 'succeeded').toBe(true);
          expect(from === 'running' || to !== 'failed').toBe(true);
        }
      }),
    );
  });

  test.each(operationStates.filter((state) => !isFinished(state)))(
    'that is %s can be stopped, and can come to a good end unless it is being stopped',
    (state) => {
      expect(nextOperationState(state, 'cancel')).toMatch(/^cancel/);
      expect(reachable(state)).toContain('succeeded');
      expect(reachable(state)).toContain('cancelled');
    },
  );

  test.each(operationStates.filter(isHeld))(
    'that is %s is let go of when its replica is gone',
    (state) => {
      for (const change of ['release', 'lose'] as const) {
        expect(isHeld(nextOperationState(state, change)!)).toBe(false);
      }
    },
  );
});

function reachable(from: OperationState): ReadonlySet<OperationState> {
  const seen = new Set([from]);
  // A set is walked with what is added to it meanwhile.
  for (const state of seen) {
    for (const change of changes) {
      const next = nextOperationState(state, change);
      if (next !== undefined) seen.add(next);
    }
  }
  return seen;
}
