/** When a subscription ends that is not renewed; null is never. */
export function leaseEnd(at: number, seconds: number): number | null {
  return seconds === 0 ? null : at + seconds * 1000;
}
