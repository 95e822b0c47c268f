/** Between two jobs there is room for others that are put there. */
export const placeGap = 65_536;

/** Where a job stands that nobody has put elsewhere. */
export function placeOf(number: number): number {
  return number * placeGap;
}
