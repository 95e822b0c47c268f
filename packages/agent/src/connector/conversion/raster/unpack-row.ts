import { unsoundRaster } from './unsound-raster.ts';

/**
 * Fills a row from what it is packed in (PWG 5102.4, 4.4): a dot so many times, or so many dots one by one.
 * Gives how many bytes that took. A dot is a byte where several are in one.
 */
export function unpackRow(
  packed: Buffer,
  row: Buffer,
  { dot, isUrf }: { readonly dot: number; readonly isUrf: boolean },
): number {
  let place = 0;
  let filled = 0;
  while (filled < row.length) {
    const code = packed[place];
    if (code === undefined) throw endsWithin();
    place += 1;
    if (code === 128) {
      // Of AirPrint the rest is white; PWG has no such code.
      if (!isUrf) throw unsoundRaster('a row has a code that does not exist');
      row.fill(0xff, filled);
      return place;
    }
    const isSame = code < 128;
    const end = filled + (isSame ? code + 1 : 257 - code) * dot;
    const given = isSame ? dot : end - filled;
    if (end > row.length) throw unsoundRaster('a row is longer than the page is wide');
    if (place + given > packed.length) throw endsWithin();
    if (!isSame) packed.copy(row, filled, place, place + given);
    else if (dot === 1) row.fill(packed[place] ?? 0, filled, end);
    else row.fill(packed.subarray(place, place + dot), filled, end);
    filled = end;
    place += given;
  }
  return place;
}

export function endsWithin(): Error {
  return unsoundRaster('it ends within a page');
}
