import { parse } from '../syntax/parse.ts';
import { Source } from '../syntax/source.ts';
import { PlacedError } from '../syntax/syntax-errors.ts';

/** Whether the text can be run, or is wrong however it goes on: only what is unfinished is not. */
export function isWhole(text: string): boolean {
  try {
    parse(new Source(text));
    return true;
  } catch (error) {
    return !(error instanceof PlacedError && error.isIncomplete);
  }
}
