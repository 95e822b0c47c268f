import type { Range } from '@hawser/core/ipp/values/value';
import { deviceErrors } from './device-errors.ts';

/** As large as IPP has numbers. */
const lastPage = 2_147_483_647;
const mostRanges = 100;

/** Reads 1-4,7,9- as page-ranges have them: from 1 up, in order, and none twice (RFC 8011, 5.2.7). */
export function readPageRanges(pages: string): readonly Range[] {
  const refuse = (reason: string): Error => deviceErrors('bad-pages', { pages, reason });
  const parts = pages.split(',').map((part) => part.trim());
  if (parts.length > mostRanges) throw refuse(`they are more than ${mostRanges} ranges`);
  let before = 0;
  return parts.map((part) => {
    const [whole, first = '', dash, last] =
      /^(\d{1,10})(?:\s*(-)\s*(\d{1,10})?)?$/.exec(part) ?? [];
    if (whole === undefined) throw refuse(part === '' ? 'one is empty' : `"${part}" is none`);
    const lower = Number(first);
    const upper = dash === undefined ? lower : Number(last ?? lastPage);
    if (lower < 1) throw refuse('the first page is 1');
    if (upper > lastPage) throw refuse(`no document has ${upper} pages`);
    if (upper < lower) throw refuse(`${part} goes backwards`);
    if (lower <= before) throw refuse(`${part} does not come after the one before`);
    before = upper;
    return { lower, upper };
  });
}
