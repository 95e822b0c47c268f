import { valueErrors } from './value-errors.ts';

/** Nothing that a program makes may take all the memory there is. */
export const mostItems = 1_000_000;
const longestText = 16 * 1024 * 1024;

export function requireLength(text: string): string {
  if (text.length > longestText) throw textTooLong();
  return text;
}

export function requireRoomFor(length: number): void {
  if (length > longestText) throw textTooLong();
}

/** The texts as one, if there is room for it. */
export function joined(texts: readonly string[], by = ''): string {
  requireRoomFor(texts.reduce((sum, { length }) => sum + length + by.length, -by.length));
  return texts.join(by);
}

export function requireItems(count: number): void {
  if (count > mostItems) {
    throw valueErrors('too-large', { what: 'a list', most: '1,000,000 elements' });
  }
}

function textTooLong(): Error {
  return valueErrors('too-large', { what: 'a text', most: '16,777,216 characters' });
}
