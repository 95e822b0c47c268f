/** Of printer-up-time, which begins with 1. */
export function secondsUp(time: number, started: number): number {
  return Math.max(1, Math.floor((time - started) / 1000) + 1);
}
