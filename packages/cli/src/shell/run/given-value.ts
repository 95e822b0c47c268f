import { truthOf } from '@hawser/command/binding/convert';
import type { TypeName } from '../syntax/tree.ts';
import { shown } from '../values/as-number.ts';
import { cast } from '../values/cast.ts';
import { valueErrors } from '../values/value-errors.ts';

/** What somebody has given for a parameter of a type: as [type] has it, but who writes false does not mean true. */
export function givenValue(value: unknown, type: TypeName): unknown {
  if (typeof value !== 'string' || (type !== 'bool' && type !== 'switch')) return cast(value, type);
  const truth = truthOf(value);
  if (truth !== undefined) return truth;
  const forms = 'It is written as true or false.';
  throw valueErrors('not-convertible', { value: shown(value), type: 'truth value', forms });
}
