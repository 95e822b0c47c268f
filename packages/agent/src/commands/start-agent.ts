import { defineCommand } from '@hawser/command/declaration/command';
import { systemClock } from '@hawser/core/clock';
import { withoutSecrets } from '@hawser/core/secret';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';

export default defineCommand({
  verb: 'Start',
  noun: 'Agent',
  summary: 'Starts the agent on this machine.',
  description:
    'It stays in the foreground and says what happens, until Ctrl-C. It keeps one connection to its site, which it makes again by itself however it was lost, and renews its certificate.',
  parameters: {
    ...folderParameter,
    installService: {
      type: 'switch',
      help: 'Has the service manager of this machine start it, now and with the machine: systemd, launchd or the Task Scheduler. For an administrator it is a service of the machine, for anybody else his own.',
    },
  },
  impact: 'low',
  output: {
    name: 'Hawser.InstalledAgent',
    properties: {
      state: {
        type: 'string',
        enum: ['installed', 'planned'],
        description: 'It was given to the service manager; or that is only what would be.',
      },
      service: { type: 'string', description: 'What the service manager calls it.' },
      definition: { type: 'string', description: 'The file that defines the service.' },
      text: { type: ['string', 'null'], description: 'What is in that file.' },
    },
  },
  examples: [
    {
      line: 'hawser-agent start-agent',
      says: 'Runs it until it is stopped.',
      notRun: 'this machine is no agent',
    },
    {
      line: 'hawser-agent start-agent -InstallService -WhatIf',
      says: 'Shows the service that would be installed.',
      notRun: 'what it shows depends on the system and the user',
    },
  ],
  async *run({ parameters, program, host, signal, should, ...call }) {
    if (parameters.installService) {
      const { installAgentService } = await import('../running/install-agent-service.ts');
      yield await installAgentService({ ...call, folder: parameters.folder, host, signal, should });
      return;
    }
    const folder = agentFolder(parameters.folder);
    const { readRegistration } = await import('../registration/registration.ts');
    const registration = await readRegistration(folder);
    const { name, role } = registration.agent;
    if (!(await should(`${name}, a ${role} of ${registration.url}`, 'Start Agent'))) return;
    const { runAgent } = await import('../running/run-agent.ts');
    const stopped = new AbortController();
    using _ = host.takeSignals?.(() => {
      // Whoever asks twice does not want to wait.
      if (stopped.signal.aborted) process.exit(130);
      stopped.abort();
    });
    await runAgent({
      folder,
      registration,
      version: program.version,
      clock: systemClock,
      signal: AbortSignal.any([signal, stopped.signal]),
      say: (line) => {
        const at = new Date(systemClock.now()).toISOString();
        host.stderr.write(`${at} ${withoutSecrets(line)}\n`);
      },
    });
  },
});
