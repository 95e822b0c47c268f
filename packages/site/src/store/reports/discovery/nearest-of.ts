import { distance } from '../../../printing/listing/around.ts';
import { type Degrees, degreesOf } from '../../../printing/listing/cell.ts';
import type { ListedByCellTable } from '../../tables/listed-by-cell.ts';

/** A printer, and where it stands in units of degrees. */
export type Placed = Pick<ListedByCellTable, 'printer' | 'latitude' | 'longitude'>;

export interface Near extends Placed {
  readonly metres: number;
}

/** So many of some printers as are nearest, each once. */
export function nearestOf(
  from: Degrees,
  printers: readonly Placed[],
  most: number,
): readonly Near[] {
  return [...new Map(printers.map((placed) => [placed.printer, placed])).values()]
    .map(({ printer, latitude, longitude }) => {
      const there = { latitude: degreesOf(latitude), longitude: degreesOf(longitude) };
      return { printer, latitude, longitude, metres: distance(from, there) };
    })
    .toSorted((one, other) => one.metres - other.metres || one.printer - other.printer)
    .slice(0, most);
}
