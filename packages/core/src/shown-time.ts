/** A time for people: 2026-11-20 08:30 UTC. */
export function shownTime(at: Date | string | number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
