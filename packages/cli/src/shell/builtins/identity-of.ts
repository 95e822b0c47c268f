import { asText } from '../values/as-text.ts';
import { isObject } from '../values/kinds.ts';

/** By what values are told apart, without minding case. */
export function identityOf(value: unknown): string {
  if (!isObject(value)) return `${typeof value} ${asText(value).toLowerCase()}`;
  const parts = Object.entries(value).map(([name, each]) => [name, asText(each).toLowerCase()]);
  return JSON.stringify(parts);
}
