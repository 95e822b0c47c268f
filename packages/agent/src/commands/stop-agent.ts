import { defineCommand } from '@hawser/command/declaration/command';
import type { Step } from '@hawser/command/invocation/call';
import { systemClock } from '@hawser/core/clock';
import { thisAgentErrors } from '../agent-errors.ts';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';

const patienceSeconds = 15;
const pauseMs = 50;

export default defineCommand({
  verb: 'Stop',
  noun: 'Agent',
  summary: 'Stops the agent on this machine.',
  parameters: { ...folderParameter },
  impact: 'medium',
  force: 'Ends it at once where it does not end by itself in time.',
  examples: [
    {
      line: 'hawser-agent stop-agent',
      says: 'Stops the agent of this user.',
      notRun: 'there is none to be stopped',
    },
  ],
  async run({ parameters, should, steps, signal, force }) {
    const folder = agentFolder(parameters.folder);
    const { isRunning } = await import('../running/hold-folder.ts');
    const { readStatus } = await import('../running/status.ts');
    const status = (await isRunning(folder)) ? await readStatus(folder) : undefined;
    const target = { target: folder.root };
    if (status === undefined) throw thisAgentErrors('not-running', { folder: folder.root }, target);
    const { process: pid } = status;
    if (!(await should(`the agent in ${folder.root}, process ${pid}`, 'Stop Agent'))) return;
    const hasEnded = async (): Promise<boolean> => {
      for (let waited = 0; waited < patienceSeconds * 1000; waited += pauseMs) {
        if (!(await isRunning(folder))) return true;
        await systemClock.sleep(pauseMs, signal);
      }
      return false;
    };
    const stop: Step = {
      title: 'Stopping the agent',
      async run() {
        process.kill(pid, 'SIGTERM');
        if (await hasEnded()) return undefined;
        if (!force) {
          const values = { folder: folder.root, pid, seconds: patienceSeconds };
          throw thisAgentErrors('not-stopped', values, target);
        }
        process.kill(pid, 'SIGKILL');
        await hasEnded();
        return undefined;
      },
    };
    await steps([stop]);
  },
});
