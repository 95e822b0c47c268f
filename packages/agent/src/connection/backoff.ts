const longestSeconds = 300;

/**
 * How long to wait before the site is tried again: any time within a span that doubles with each
 * failure, from a second to five minutes. The first span is what the site has asked its agents to
 * spread over, so that not all of them come back at once.
 */
export function pauseMs(
  failures: number,
  { spread, random }: { readonly spread: number; readonly random: () => number },
): number {
  const seconds = Math.min(longestSeconds, Math.max(spread, 2 ** Math.min(failures, 20)));
  return random() * seconds * 1000;
}
