import { anyFormat, formatOf } from '../virtual-printer/document/print-formats.ts';

/** What people have, and few printers take. */
const others: readonly (readonly [format: string, beginning: string])[] = [
  ['image/png', '\u0089PNG\r\n'],
  ['image/gif', 'GIF8'],
  ['image/tiff', 'II*\0'],
  ['image/tiff', 'MM\0*'],
  ['application/zip', 'PK\u0003\u0004'],
];

const escape = '\u001b';

/**
 * What a document is by how it begins: `application/octet-stream` where that is how the languages begin that
 * only printers speak (PCL, ESC/P, PJL), and undefined where it is like no document.
 */
export function documentFormat(beginning: Buffer): string | undefined {
  const text = beginning.toString('latin1', 0, 16);
  const other = others.find(([, each]) => text.startsWith(each));
  if (other !== undefined) return other[0];
  return formatOf(beginning) ?? (text.startsWith(escape) ? anyFormat : undefined);
}
