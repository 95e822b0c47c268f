/** Forgets some at a time until fewer are left than that, or the signal says to stop; tells how many. */
export async function someAtATime(
  atATime: number,
  signal: AbortSignal,
  forget: (most: number) => Promise<number>,
): Promise<number> {
  let forgotten = 0;
  while (!signal.aborted) {
    const some = await forget(atATime);
    forgotten += some;
    if (some < atATime) break;
  }
  return forgotten;
}
