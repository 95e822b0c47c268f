import { attributesIn } from '../tables/find-syntax.ts';

/** Whether it tells how a job or document stands, or of whom it is, which no client says for the printer. */
export function isTold(name: string, tag: 'job' | 'document'): boolean {
  if (attributesIn(`${tag}-template`).has(name)) return false;
  return attributesIn(`${tag}-description`).has(name) || attributesIn(`${tag}-status`).has(name);
}
