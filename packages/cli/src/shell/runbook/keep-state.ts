import { Secret, withoutSecrets } from '@hawser/core/secret';
import type { Cell } from '../run/scope.ts';
import { kindOf } from '../values/kinds.ts';
import { checkpointErrors } from './checkpoint-errors.ts';
import { type Kept, Keeping, type KeptObject, type TypeOf, Unkept } from './kept-values.ts';
import type { Place } from './place.ts';

/** A step as it is kept. */
export type KeptStep =
  | { readonly kind: 'statement' | 'branch'; readonly at: number }
  | { readonly kind: 'items'; readonly items: Kept; readonly done: number };

/** Where a run is, and all that its next statement may look at. */
export interface KeptState {
  readonly place: readonly KeptStep[];
  readonly variables: readonly (readonly [name: string, value: Kept])[];
  readonly objects: readonly KeptObject[];
}

export interface RunningState {
  readonly place: Place;
  readonly cells: readonly Cell[];
  readonly typeOf: TypeOf;
}

const mostBytes = 16 * 1024 * 1024;
const mostShown = '16 MB';

/** The state for a file; what cannot be in one is refused. */
export function keepState(state: RunningState): KeptState {
  const keeping = new Keeping(state.typeOf);
  const variables = state.cells.map(
    ({ name, value }) => [name, kept(keeping, shownName(name), value)] as const,
  );
  const place = state.place.map((step): KeptStep =>
    step.kind === 'items'
      ? { kind: 'items', items: kept(keeping, theItems, step.items), done: step.done }
      : { ...step },
  );
  const whole = { place, variables, objects: keeping.objects };
  const text = JSON.stringify(whole);
  if (withoutSecrets(text) !== text) {
    const variable = parts(state).find((part) => withoutSecrets(part.text) !== part.text);
    throw checkpointErrors('secret', { variable: variable?.name ?? 'a variable' });
  }
  if (Buffer.byteLength(text) > mostBytes) {
    const [largest] = parts(state).toSorted((one, other) => other.text.length - one.text.length);
    throw checkpointErrors('too-large', {
      most: mostShown,
      variable: largest?.name ?? 'a variable',
    });
  }
  return whole;
}

const theItems = 'what a foreach goes through';

function shownName(name: string): string {
  return name.startsWith('function:') ? `the function ${name.slice(9)}` : `$${name}`;
}

function kept(keeping: Keeping, variable: string, value: unknown): Kept {
  try {
    return keeping.keep(value);
  } catch (error) {
    if (!(error instanceof Unkept)) throw error;
    if (error.value instanceof Secret) throw checkpointErrors('secret', { variable });
    throw checkpointErrors('unkept', { variable, what: kindOf(error.value) });
  }
}

/** Each variable by itself. */
function parts({
  cells,
  place,
  typeOf,
}: RunningState): readonly Readonly<{ name: string; text: string }>[] {
  const all = [
    ...cells.map(({ name, value }) => ({ name: shownName(name), value })),
    ...place.flatMap((step) =>
      step.kind === 'items' ? { name: theItems, value: step.items } : [],
    ),
  ];
  return all.map(({ name, value }) => {
    const keeping = new Keeping(typeOf);
    const reference = keeping.keep(value);
    return { name, text: JSON.stringify([reference, keeping.objects]) };
  });
}
