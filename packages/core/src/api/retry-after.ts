const longestMs = 60_000;

/** How long the header Retry-After says to wait (RFC 9110, 10.2.3), within reason; undefined where it says nothing. */
export function retryAfterMs(header: unknown, now: number): number | undefined {
  if (typeof header !== 'string') return undefined;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(wait) ? undefined : Math.min(longestMs, Math.max(0, wait));
}
