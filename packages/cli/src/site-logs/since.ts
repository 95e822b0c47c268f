import { argumentErrors } from '@hawser/command/binding/binding-errors';
import { parseDate } from '@hawser/command/binding/dates';
import { parseDuration } from '@hawser/command/binding/units';

const allowed = 'a duration such as 1h or 30m, or a time such as 2026-03-31T14:00';

/** From when on: the time itself, or so long ago. */
export function sinceWhen(
  text: string,
  now: number,
  {
    parameter = '-Since',
    ...context
  }: { readonly program: string; readonly command: string; readonly parameter?: string },
): number {
  const duration = parseDuration(text);
  const since = duration === undefined ? parseDate(text)?.getTime() : now - duration;
  if (since !== undefined) return since;
  const value = `"${text.slice(0, 200)}"`;
  throw argumentErrors('invalid-value', { parameter, value, allowed, ...context });
}
