import { type DetachedStart, startDetached } from '@hawser/command/detached/start-detached';
import { thisAgentErrors } from '../agent-errors.ts';
import type { AgentFolder } from '../registration/agent-folder.ts';
import { agentNodeOptions } from './agent-node-options.ts';
import { isRunning } from './hold-folder.ts';
import type { AgentStatus } from './status.ts';

type Start = Pick<DetachedStart, 'env' | 'signal' | 'takeSignals'> & {
  readonly allUsers: boolean;
};

/** What an agent tells the process that has started it: it is connected, or why it is not yet. */
export interface ReadyAgent {
  readonly status: AgentStatus;
}

/** Starts the agent in a process of its own, and comes back when it has reached its site, or has not. */
export async function startDetachedAgent(
  folder: AgentFolder,
  { allUsers, ...start }: Start,
): Promise<AgentStatus> {
  const { root, output } = folder;
  const values = { folder: root };
  const about = { target: root };
  if (await isRunning(folder)) throw thisAgentErrors('running', values, about);
  const { status } = await startDetached<ReadyAgent>({
    ...start,
    words: ['start-agent', `--folder=${root}`, ...(allUsers ? ['--all-users'] : [])],
    nodeOptions: agentNodeOptions,
    folder: root,
    output,
    isThere: async () => isRunning(folder),
    stopped: () => thisAgentErrors('start-stopped', values, about),
    ended: (ending) => thisAgentErrors('not-started', { ending, output }, about),
  });
  return status;
}
