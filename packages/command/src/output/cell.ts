import { visible } from '@hawser/core/visible';
import stringWidth from 'string-width';

/** A value as it stands in a table or a list: one line, nothing in it that a terminal obeys. */
export function cell(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return visible(value);
    case 'boolean':
      return value ? 'True' : 'False';
    case 'number':
    case 'bigint':
      return String(value);
    case 'object': {
      if (value === null) return '';
      if (value instanceof Date) return value.toISOString();
      if (Array.isArray(value)) return value.map(cell).join(', ');
      return visible(JSON.stringify(value));
    }
    default:
      return '';
  }
}

// Most cells are plain ASCII, and measuring those takes no library.
const ascii = /^[\u0020-\u007e]*$/;

/** How many columns of a terminal the text takes. */
export function width(text: string): number {
  return ascii.test(text) ? text.length : stringWidth(text);
}

let graphemes: Intl.Segmenter | undefined;

/** The text cut to so many columns, with … where something is gone. */
export function fitted(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let kept = '';
  let used = 1;
  for (const { segment } of graphemes.segment(text)) {
    used += width(segment);
    if (used > columns) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** The text with spaces up to so many columns. */
export function padded(text: string, columns: number, side: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, columns - width(text)));
  return side === 'left' ? text + space : space + text;
}
