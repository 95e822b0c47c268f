import type { ListrDefaultRendererLogLevels } from 'listr2';
import { visible } from '@hawser/core/visible';
import type { Step, StepOutcome } from './call.ts';
import { canAsk, type Host } from './host.ts';
import type { Messages } from './messages.ts';
import { pacedLines } from './paced-lines.ts';

/** Runs steps one after the other; drawn on a terminal, told as plain lines under -Verbose elsewhere. */
export async function runSteps(
  steps: readonly Step[],
  host: Host,
  messages: Messages,
  { signal, isReported = false }: { readonly signal: AbortSignal; readonly isReported?: boolean },
): Promise<void> {
  const isTaken = isReported && host.stdout.isTTY === true;
  if (canAsk(host)) await draw(steps, host, { signal, isTaken });
  else {
    for (const { title, run } of steps) {
      signal.throwIfAborted();
      messages.verbose(`${title} …`);
      await run(pacedLines((text) => messages.verbose(`${title}: ${text}`)));
    }
  }
}

async function draw(
  steps: readonly Step[],
  host: Host,
  { signal, isTaken }: { readonly signal: AbortSignal; readonly isTaken: boolean },
): Promise<void> {
  const { DefaultRenderer, Listr, ListrLogger, ProcessOutput } = await import('listr2');
  let thrown: Error | undefined;
  const tasks = steps.map(({ title, run }) => ({
    title: visible(title),
    skip: () => thrown !== undefined,
    task: async (_: unknown, task: Drawn): Promise<void> => {
      const report = (text: string): void => {
        task.output = visible(text);
      };
      const outcome = await attempted(() => run(report));
      if (outcome === 'skipped') task.skip();
      // The title stays beside the mark, with what was reported last: otherwise that takes its place.
      if (outcome === 'failed') {
        const { output } = task;
        throw new Error(visible(title) + (output === undefined ? '' : `: ${output}`));
      }
    },
  }));
  const attempted = async (run: () => Promise<StepOutcome>): Promise<StepOutcome> => {
    try {
      signal.throwIfAborted();
      return await run();
    } catch (error) {
      thrown = error as Error;
      return 'failed';
    }
  };
  // listr2 looks at standard output to know whether it may draw. Here that belongs to the objects,
  // and what moves is drawn on standard error, which is a terminal.
  class StandardErrorRenderer extends DefaultRenderer {
    static override nonTTY = true;
  }
  const stderr = host.stderr as NodeJS.WriteStream;
  await new Listr(tasks, {
    renderer: StandardErrorRenderer,
    rendererOptions: {
      clearOutput: isTaken,
      logger: new ListrLogger<ListrDefaultRendererLogLevels>({
        useIcons: true,
        processOutput: new ProcessOutput(stderr, stderr, { leaveEmptyLine: false }),
      }),
    },
    registerSignalListeners: false,
    // A step that fails does not end the others; one that throws does, by itself.
    exitOnError: false,
  }).run();
  if (thrown !== undefined) throw thrown;
}

/** What listr2 lets a task do with itself. */
interface Drawn {
  output: string | undefined;
  skip(): void;
}
