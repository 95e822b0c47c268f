import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Call } from '@hawser/command/invocation/call';
import type { Host } from '@hawser/command/invocation/host';
import { carryOut } from '@hawser/command/service/carry-out';
import { environmentValue } from '@hawser/command/service/environment-value';
import { installService } from '@hawser/command/service/install-service';
import { serviceUser } from '@hawser/command/service/service-user';
import { agentNodeOptions } from './agent-node-options.ts';
import { agentService } from './agent-service.ts';

type Carrying = Pick<Call, 'whatIf' | 'should' | 'signal' | 'verbose' | 'warn'>;

/** What start-agent emits where it is given to a service manager. */
export interface InstalledAgent {
  readonly state: 'installed' | 'planned';
  readonly service: string;
  readonly definition: string;
  readonly text: string | null;
}

/** Gives the agent to the service manager of this machine, which starts it. */
export async function installAgentService({
  folder,
  host,
  allUsers = false,
  ...carrying
}: Carrying & {
  readonly folder: string | undefined;
  readonly host: Host;
  /** It is to serve all who use the machine. */
  readonly allUsers?: boolean;
}): Promise<InstalledAgent> {
  const user = serviceUser(host.env);
  const root = user.id === 0;
  const home = environmentValue(host.env, 'HAWSER_HOME');
  const dataFolder = folder === undefined ? undefined : resolve(folder);
  const plan = installService({
    what: agentService,
    platform: process.platform,
    root,
    program: [await realpath(process.execPath), await realpath(process.argv[1] ?? '')],
    nodeOptions: agentNodeOptions,
    arguments: [
      'start-agent',
      ...(dataFolder === undefined ? [] : [`--folder=${dataFolder}`]),
      ...(allUsers ? ['--all-users'] : []),
    ],
    asRoot: allUsers,
    // A service of the machine has a home of its own, whoever installs it.
    ...(home === undefined || root ? {} : { home }),
    ...(dataFolder === undefined ? {} : { dataFolder }),
    lowPort: false,
    description: 'Hawser agent',
    user,
  });
  const done = await carryOut(plan, { ...carrying, env: host.env });
  const definition = plan.steps.find(
    (step) => step.kind === 'write' && step.path === plan.definition,
  );
  return {
    state: done ? 'installed' : 'planned',
    service: plan.name,
    definition: plan.definition,
    text: definition?.kind === 'write' ? definition.text : null,
  };
}
