/** What each exit code says; help and documents show it. */
export const exitCodes: readonly (readonly [code: number, says: string])[] = [
  [0, 'done'],
  [1, 'failed'],
  [2, 'wrong usage'],
  [3, 'not found'],
  [4, 'not signed in, or not allowed'],
  [5, 'conflict with what is there'],
  [6, 'not reachable'],
  [130, 'interrupted'],
];
