import { visible } from '@hawser/core/visible';
import type { Candidate } from '../declaration/parameter.ts';
import type { Offer } from './offer.ts';

const most = 1000;
const longestValue = 1000;
const longestText = 100;

/**
 * An offer as shells read it: a line for each word, `value<TAB>what it is`; or a line without a
 * value, `<TAB>files<TAB>path` or `<TAB>folders<TAB>path`, and the shell completes the path, which
 * ends the word that is being typed.
 */
export function writtenOffer(offer: Offer): string {
  if (offer.kind !== 'words') {
    return isSafe(offer.path) ? `\t${offer.kind}\t${offer.path}\n` : '';
  }
  const words = new Map(
    offer.words
      .filter(({ value }) => value !== '' && value.length <= longestValue && isSafe(value))
      .map((word) => [word.value, line(word)]),
  );
  return [...words.values()].slice(0, most).join('');
}

/**
 * Candidates come from sites and files that others write. A value is inserted as it is, so one that
 * could act on the terminal, or end its line, is not offered at all.
 */
function isSafe(value: string): boolean {
  return visible(value) === value;
}

function line({ value, says = '' }: Candidate): string {
  const short =
    says.length > longestText
      ? `${says.slice(0, longestText - 1).replace(/[\ud800-\udbff]$/, '')}…`
      : says;
  return `${value}\t${visible(short)}\n`;
}
