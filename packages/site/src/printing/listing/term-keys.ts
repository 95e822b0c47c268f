import { nameKey } from '../../directory/names.ts';
import { wordLimits, wordsOf } from './words.ts';

/** What a printer is found by. */
export interface Described {
  readonly name: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly capabilities: readonly string[];
  readonly parts: readonly { readonly category: string; readonly value: string | number }[];
}

/** Every printer has it. */
export const anyTerm = 'a/';

// What the key of a term begins with tells what it stands for.
export const wordTerm = (word: string): string => `w/${word}`;
export const capabilityTerm = (capability: string): string => `c/${capability}`;
export const valueTerm = (category: string, value: string | number): string =>
  `v/${category}/${nameKey(String(value))}`;

/** A place within another one, and those in it begin with its key. */
export const placeTerm = (parent: number, category: string, value: string | number): string =>
  `p/${parent}/${category}/${nameKey(String(value))}`;

/** The terms of a printer but for those of the tree of places. */
export function termKeys({ parts, ...printer }: Described): readonly string[] {
  const texts = [printer.name, printer.manufacturer, printer.model];
  const words = wordsOf([...texts, ...parts.map(({ value }) => value)].join(' '));
  return [
    ...new Set([
      anyTerm,
      ...words.slice(0, wordLimits.ofPrinter).map(wordTerm),
      ...printer.capabilities.map(capabilityTerm),
      ...parts.map(({ category, value }) => valueTerm(category, value)),
    ]),
  ];
}

/** Where the keys begin and end of the places in another one. */
export function placesWithin(parent: number): { readonly from: string; readonly below: string } {
  return { from: `p/${parent}/`, below: `p/${parent}0` };
}
