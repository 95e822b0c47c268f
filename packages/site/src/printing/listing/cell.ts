/** Bits of a coordinate: a cell is some 20 m high. */
const bits = 20;
export const gridSide = 2 ** bits;

export interface Degrees {
  readonly latitude: number;
  readonly longitude: number;
}

/** A place in the grid over the earth, from the south and from the west. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

export function gridPlace({ latitude, longitude }: Degrees): GridPlace {
  return { row: step((latitude + 90) / 180), column: step((longitude + 180) / 360) };
}

/**
 * The number of a cell. The bits of both coordinates take turns, so that a square of 2^n cells on each
 * side, at a multiple of that, is one range of numbers.
 */
export function cellAt({ row, column }: GridPlace): number {
  let cell = 0;
  for (let bit = bits - 1; bit >= 0; bit -= 1) {
    // Beyond 32 bits there are no operators for bits.
    cell = cell * 4 + ((row >> bit) & 1) * 2 + ((column >> bit) & 1);
  }
  return cell;
}

export function cellOf(position: Degrees): number {
  return cellAt(gridPlace(position));
}

/** The middle of a cell. */
export function middleOf(cell: number): Degrees {
  let [row, column] = [0, 0];
  for (let left = cell, unit = 1; left > 0; left = Math.floor(left / 4), unit *= 2) {
    const pair = left % 4;
    row += unit * (pair >> 1);
    column += unit * (pair & 1);
  }
  return {
    latitude: ((row + 0.5) / gridSide) * 180 - 90,
    longitude: ((column + 0.5) / gridSide) * 360 - 180,
  };
}

/** So far at most is what is in a cell from its middle. */
export const metresFromMiddle = 22;

/** Degrees as they are kept: in units of a ten millionth of one. */
export function unitsOf(degrees: number): number {
  return Math.round(degrees * 1e7);
}

export function degreesOf(units: number): number {
  return units / 1e7;
}

function step(share: number): number {
  return Math.min(gridSide - 1, Math.max(0, Math.floor(share * gridSide)));
}
