import type { ListrDefaultRendererLogLevels } from 'listr2';
import { visible } from '@hawser/core/visible';
import type { Step } from './call.ts';
import { canAsk, type Host } from './host.ts';
import type { Messages } from './messages.ts';

/** Runs steps one after the other; drawn on a terminal, told as plain lines under -Verbose elsewhere. */
export async function runSteps(
  steps: readonly Step[],
  host: Host,
  messages: Messages,
  signal: AbortSignal,
): Promise<void> {
  if (canAsk(host)) await draw(steps, host, signal);
  else {
    for (const { title, run } of steps) {
      signal.throwIfAborted();
      messages.verbose(`${title} …`);
      await run((text) => messages.verbose(`${title}: ${text}`));
    }
  }
}

async function draw(steps: readonly Step[], host: Host, signal: AbortSignal): Promise<void> {
  const { DefaultRenderer, Listr, ListrLogger, ProcessOutput } = await import('listr2');
  const tasks = steps.map(({ title, run }) => ({
    title: visible(title),
    task: async (_: unknown, task: { output: string }): Promise<void> => {
      signal.throwIfAborted();
      await run((text) => {
        task.output = visible(text);
      });
    },
  }));
  // listr2 looks at standard output to know whether it may draw. Here that belongs to the objects,
  // and what moves is drawn on standard error, which is a terminal.
  class StandardErrorRenderer extends DefaultRenderer {
    static override nonTTY = true;
  }
  const stderr = host.stderr as NodeJS.WriteStream;
  await new Listr(tasks, {
    renderer: StandardErrorRenderer,
    rendererOptions: {
      logger: new ListrLogger<ListrDefaultRendererLogLevels>({
        useIcons: true,
        processOutput: new ProcessOutput(stderr, stderr, { leaveEmptyLine: false }),
      }),
    },
    registerSignalListeners: false,
  }).run();
}
