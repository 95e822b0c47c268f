import { defineCommand } from '@hawser/command/declaration/command';
import { demoOutput } from '../demo/demo-output.ts';

export default defineCommand({
  verb: 'Start',
  noun: 'Demo',
  summary: 'Shows on this machine how a page gets from a device through a site to a printer.',
  description:
    'It starts a site, a connector and two virtual printers, each as a process of its own, at free ports of this machine and in a folder of their own. It publishes both printers, finds one by its place, prints a page there, and shows the way of the job. On a terminal it then opens a shell to try it, until exit or Ctrl-D. In the end all that it has started is gone; only what was printed stays, until the next demo.',
  parameters: {},
  impact: 'low',
  output: demoOutput,
  examples: [
    {
      line: 'hawser start-demo',
      says: 'Shows it, and on a terminal stays to be tried.',
      notRun: 'it starts processes, and has a test of its own',
    },
  ],
  async *run({ host, signal, should, steps, tell }) {
    const { demoPrograms } = await import('../demo/demo-programs.ts');
    const programs = await demoPrograms();
    if (!(await should('a site, a connector and two printers here', 'Start Demo'))) return;
    const { canAsk } = await import('@hawser/command/invocation/host');
    const { hasTerminal } = await import('../shell/prompt/has-terminal.ts');
    const { interruptErrors } = await import('@hawser/command/invocation/interrupt-errors');
    const { systemClock: clock } = await import('@hawser/core/clock');
    const { openDemoFolder } = await import('../demo/demo-folder.ts');
    const { DemoProcesses } = await import('../demo/demo-processes.ts');
    const { plainSteps } = await import('../demo/plain-steps.ts');
    const { playDemo } = await import('../demo/play-demo.ts');

    const stopped = new AbortController();
    let isPrompting = false;
    // Also a second time: to end takes seconds at most, and leaves nothing behind.
    using _ = host.takeSignals?.((ending) => {
      // What a terminal sends to all is then for what runs at the prompt.
      if (ending !== 'SIGINT' || !isPrompting) stopped.abort(interruptErrors('stopped', {}));
    });
    const end = AbortSignal.any([signal, stopped.signal]);
    await using folder = await openDemoFolder();
    await using processes = new DemoProcesses({ programs, folder, env: host.env, signal: end });
    const isWatched = canAsk(host);
    yield await playDemo({
      processes,
      folder,
      clock,
      signal: end,
      steps: isWatched ? steps : async (each) => plainSteps(each, tell, end),
    });
    if (!isWatched || !hasTerminal(host)) return;
    const { promptInDemo } = await import('../demo/demo-prompt.ts');
    const { writePromptPrograms } = await import('../demo/prompt-programs.ts');
    await writePromptPrograms(folder, programs);
    processes.lost = (what) => tell(`${what} has ended.`);
    for (const line of linesToTry) tell(line);
    isPrompting = true;
    await promptInDemo({ programs, host, folder, signal: end });
  },
});

const linesToTry = [
  '',
  'All of it stays until you type exit. Lines to try:',
  '  get-cloud-printer | select name, state, location',
  "  hawser-agent print welcome.pdf Lobby -Property 'id,state'",
  '  test-cloud-printer Lobby -Property step,check,result',
];
