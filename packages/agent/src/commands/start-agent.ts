import { defineCommand } from '@hawser/command/declaration/command';
import { systemClock } from '@hawser/core/clock';
import { withoutSecrets } from '@hawser/core/secret';
import { shownAgentStart, startedAgent } from '../running/started-agent.ts';
import { ToldStart } from '../running/told-start.ts';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';

export default defineCommand({
  verb: 'Start',
  noun: 'Agent',
  summary: 'Starts the agent on this machine.',
  description:
    'It stays in the foreground and says what happens, until Ctrl-C. It keeps one connection to its site, which it makes again by itself however it was lost, and renews its certificate. At a device it gives each cloud printer that was added a place where programs print. Where the machine is no agent of a site, but somebody has signed in, it does that for him alone.',
  parameters: {
    ...folderParameter,
    detach: {
      type: 'switch',
      help: 'Leaves it running in the background, and comes back when it has reached its site. Where it has not, it says why, and goes on trying.',
    },
    allUsers: {
      type: 'switch',
      help: "Gives everybody who uses this machine the cloud printers that were added here, by the machine's CUPS: each prints as himself, by his own sign-in. For root, on Linux.",
    },
    installService: {
      type: 'switch',
      help: 'Has the service manager of this machine start it, now and with the machine: systemd, launchd or the Task Scheduler. For an administrator it is a service of the machine, for anybody else his own.',
    },
  },
  impact: 'low',
  output: {
    name: 'Hawser.StartedAgent',
    properties: {
      state: {
        type: 'string',
        enum: ['connected', 'connecting', 'serving', 'installed', 'planned'],
        description:
          'It is connected, or tries to be, or serves whoever has signed in; or it was given to the service manager, or that is only what would be.',
      },
      name: { type: ['string', 'null'], description: 'The name that the site knows it by.' },
      role: { type: ['string', 'null'], description: 'What it is there for.' },
      site: { type: ['string', 'null'], description: 'Where it is connected.' },
      process: { type: ['integer', 'null'], description: 'The number of its process.' },
      service: { type: ['string', 'null'], description: 'What the service manager calls it.' },
      definition: { type: ['string', 'null'], description: 'The file that defines the service.' },
      text: { type: ['string', 'null'], description: 'What is in that file.' },
    },
    text: shownAgentStart,
  },
  examples: [
    {
      line: 'hawser-agent start-agent',
      says: 'Runs it until it is stopped.',
      notRun: 'this machine is no agent',
    },
    {
      line: 'hawser-agent start-agent -Detach',
      says: 'Leaves it running in the background.',
      notRun: 'this machine is no agent',
    },
    {
      line: 'hawser-agent start-agent -InstallService -WhatIf',
      says: 'Shows the service that would be installed.',
      notRun: 'what it shows depends on the system and the user',
    },
  ],
  async *run({ parameters, program, host, session, signal, should, ...call }) {
    const { allUsers } = parameters;
    if (allUsers) {
      const { requireRoot } = await import('../device-printers/peer/require-root.ts');
      requireRoot();
    }
    if (parameters.installService) {
      const { installAgentService } = await import('../running/install-agent-service.ts');
      const what = { ...call, folder: parameters.folder, allUsers, host, signal, should };
      yield startedAgent(await installAgentService(what));
      return;
    }
    const folder = agentFolder(parameters.folder);
    const { agentHere } = await import('../running/agent-here.ts');
    const { registration, name, role, site: at } = await agentHere(folder);
    if (!(await should(`${name}, a ${role} of ${at}`, 'Start Agent'))) return;
    if (parameters.detach) {
      const { startDetachedAgent } = await import('../running/start-detached-agent.ts');
      const { env, takeSignals } = host;
      const status = await startDetachedAgent(folder, {
        env,
        signal,
        takeSignals,
        allUsers,
      });
      const { state, process: pid, site, lastError } = status;
      if (state === 'connecting')
        call.warn(`${lastError ?? 'It is not connected.'} It goes on trying.`);
      yield startedAgent({ state, name, role, site, process: pid });
      return;
    }
    const stopped = new AbortController();
    using _ = host.takeSignals?.(() => {
      // Whoever asks twice does not want to wait.
      if (stopped.signal.aborted) process.exit(130);
      stopped.abort();
    });
    const told = new ToldStart(stopped);
    const running = {
      folder,
      session,
      allUsers,
      clock: systemClock,
      signal: AbortSignal.any([signal, stopped.signal]),
      say: (line: string): void => {
        const stamp = new Date(systemClock.now()).toISOString();
        host.stderr.write(`${stamp} ${withoutSecrets(line)}\n`);
      },
    };
    const run = async (): Promise<void> => {
      if (registration === undefined) {
        const { runPersonAgent } = await import('../running/run-person-agent.ts');
        await runPersonAgent({ ...running, whenReady: async (status) => told.ready(status) });
        return;
      }
      const { runAgent } = await import('../running/run-agent.ts');
      const whenOtherwise = async (...heard: Parameters<ToldStart['hear']>): Promise<void> =>
        told.hear(...heard);
      await runAgent({ ...running, whenOtherwise, registration, version: program.version });
    };
    await run().catch(async (error: unknown) => told.fail(error));
    await told.end();
  },
});
