import { scan } from '../scan/scan.ts';

/** Whether ? asks for help there: where a word would begin, and it is no alias and no pattern. */
export function asksForHelp(text: string, cursor: number): boolean {
  const { ending } = scan(text.slice(0, cursor));
  if (ending.kind === 'argument')
    return ending.typed === '' && ending.quote === '' && ending.given === undefined;
  return ending.kind === 'command' && text.trim() === '';
}
