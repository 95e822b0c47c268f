import { hostname } from 'node:os';
import { defineCommand } from '@hawser/command/declaration/command';
import type { Step } from '@hawser/command/invocation/call';
import { agentRoles } from '@hawser/core/identity/agent-roles';
import { thisAgentErrors } from '../agent-errors.ts';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';
import { registeredAgentOutput } from '../registration/agent-output.ts';

export default defineCommand({
  verb: 'Register',
  noun: 'Agent',
  summary: 'Makes this machine an agent of a site, by a registration token.',
  description:
    'The key is made here and stays here: the site issues a certificate for it, and the token says by what the site is trusted. What was cut short can be repeated with the same token, and takes no other use of it.',
  aliases: ['register'],
  parameters: {
    role: {
      type: 'enum',
      choices: agentRoles,
      mandatory: true,
      position: 0,
      help: 'What it is to be there for; the token is for one of them.',
    },
    token: { type: 'secret', mandatory: true, help: 'The registration token.' },
    name: {
      type: 'string',
      minimum: 1,
      maximum: 64,
      help: 'The name that the site is to know it by.',
      otherwise: 'the name of this machine',
    },
    url: {
      type: 'string',
      help: 'Where the site answers callers with certificates.',
      otherwise: 'what the token says',
    },
    ...folderParameter,
  },
  impact: 'medium',
  output: registeredAgentOutput,
  examples: [
    {
      line: 'hawser-agent register -Role connector -TokenFile connector.token',
      says: 'Makes this machine a connector.',
      notRun: 'there is no such site',
    },
    {
      line: 'hawser-agent register-agent device -TokenStdin -Url https://site.example.com:8444',
      says: 'Reads the token from standard input, and reaches the site elsewhere.',
      notRun: 'there is no such site',
    },
  ],
  async *run({ parameters, program, signal, should, steps, suggest }) {
    const { role, name = hostname().slice(0, 64), url } = parameters;
    const folder = agentFolder(parameters.folder);
    const { readRegistrationToken } = await import('@hawser/core/identity/registration-token');
    const { findRegistration, readRegistration } = await import('../registration/registration.ts');
    const token = readRegistrationToken(parameters.token.reveal());
    const before = await findRegistration(folder);
    if (before !== undefined) {
      const known = { name: before.agent.name, role: before.agent.role, url: before.url };
      throw thisAgentErrors('registered', known, { target: folder.root });
    }
    if (!(await should(`${name}, a ${role} of ${url ?? token.url}`, 'Register Agent'))) return;
    const { register } = await import('../registration/register.ts');
    const step: Step = {
      title: 'Registering this machine',
      async run(report) {
        await register(folder, {
          token,
          word: parameters.token,
          role,
          name,
          url,
          version: program.version,
          signal,
          report,
        });
        return undefined;
      },
    };
    await steps([step]);
    const { agent, certificate, url: at } = await readRegistration(folder);
    const { X509Certificate } = await import('node:crypto');
    yield {
      ...agent,
      url: at,
      until: new X509Certificate(certificate).validToDate.toISOString(),
      folder: folder.root,
    };
    suggest(
      role === 'connector'
        ? 'Next, name its printers: hawser-agent add-connector-printer ipp://ADDRESS/ipp/print. Then start it: hawser-agent start-agent'
        : 'Next, start it: hawser-agent start-agent',
    );
  },
});
