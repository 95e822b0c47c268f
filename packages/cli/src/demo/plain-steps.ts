import type { Step } from '@hawser/command/invocation/call';

/** Does one step after the other, with a line for each: where nothing can be drawn, something is to be seen. */
export async function plainSteps(
  steps: readonly Step[],
  tell: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  for (const { title, run } of steps) {
    signal.throwIfAborted();
    tell(`${title} …`);
    await run(() => {});
  }
}
