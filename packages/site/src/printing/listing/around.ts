import { cellAt, type Degrees, gridPlace, gridSide } from './cell.ts';

const metresOfDegree = 111_195;
/** Half the way around the earth: everything is nearer. */
export const farthest = 20_038_000;

/** Cells that are all within these two. */
export interface CellRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Cells among which are all that are so near, and others that are not much farther: four squares of the
 * grid at most, and two more where the date line is near.
 */
export function around(position: Degrees, metres: number): readonly CellRange[] {
  const { latitude, longitude } = position;
  const up = metres / metresOfDegree;
  const [south, north] = [latitude - up, latitude + up];
  // Where a pole is within reach, all longitudes are.
  const widest = Math.cos(
    (Math.min(89.9, Math.max(Math.abs(south), Math.abs(north))) * Math.PI) / 180,
  );
  const aside = Math.max(south, -north) < -89.9 || north > 89.9 ? 180 : Math.min(180, up / widest);
  const { row: low } = gridPlace({ latitude: south, longitude });
  const { row: high } = gridPlace({ latitude: north, longitude });
  const spans =
    aside >= 180 ? [[-180, 180] as const] : onThisSide(longitude - aside, longitude + aside);
  return spans.flatMap(([west, east]) => {
    const { column: left } = gridPlace({ latitude, longitude: west });
    const { column: right } = gridPlace({ latitude, longitude: east });
    return squares({ low, high, left, right });
  });
}

/** A span of longitudes that goes over the date line is two. */
function onThisSide(west: number, east: number): readonly (readonly [number, number])[] {
  if (west < -180) {
    return [
      [west + 360, 180],
      [-180, east],
    ];
  }
  if (east > 180) {
    return [
      [west, 180],
      [-180, east - 360],
    ];
  }
  return [[west, east]];
}

function squares({
  low,
  high,
  left,
  right,
}: Readonly<Record<'low' | 'high' | 'left' | 'right', number>>): readonly CellRange[] {
  const needed = Math.max(high - low, right - left) + 1;
  const size = Math.min(gridSide, 2 ** Math.ceil(Math.log2(needed)));
  const ranges: CellRange[] = [];
  for (let row = low - (low % size); row <= high; row += size) {
    for (let column = left - (left % size); column <= right; column += size) {
      const first = cellAt({ row, column });
      ranges.push({ first, last: first + size * size - 1 });
    }
  }
  return ranges;
}

/** Metres from one place to another, as the crow flies. */
export function distance(one: Degrees, other: Degrees): number {
  const radians = Math.PI / 180;
  const up = Math.sin(((other.latitude - one.latitude) * radians) / 2) ** 2;
  const aside = Math.sin(((other.longitude - one.longitude) * radians) / 2) ** 2;
  const shrunk = Math.cos(one.latitude * radians) * Math.cos(other.latitude * radians);
  return (2 * metresOfDegree * Math.asin(Math.min(1, Math.sqrt(up + shrunk * aside)))) / radians;
}

/** That of the angle which so many metres are, seen from the middle of the earth. */
export function haversine(metres: number): number {
  return Math.sin((metres / metresOfDegree / 2) * (Math.PI / 180)) ** 2;
}
