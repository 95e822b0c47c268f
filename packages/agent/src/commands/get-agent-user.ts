import { defineCommand } from '@hawser/command/declaration/command';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'AgentUser',
  summary: 'Shows as whom you are signed in at this device.',
  description:
    'What you were given is looked for in the vault, and renewed where it has ended. It is shown to nobody. The agent that root has started for all users asks so for those who print.',
  parameters: {
    renew: { type: 'switch', help: 'Has it renewed also where it still holds.' },
    ...folderParameter,
  },
  impact: 'none',
  output: {
    name: 'Hawser.AgentUser',
    properties: {
      name: { type: 'string', description: 'As whom the site knows you.' },
      url: { type: 'string', description: 'The address of the site.' },
      until: { type: 'string', description: 'Until when what was given holds.' },
      renewed: { type: 'boolean', description: 'Whether it is renewed by itself after that.' },
    },
  },
  examples: [
    {
      line: 'hawser-agent get-agent-user',
      says: 'Shows as whom, and until when.',
      notRun: 'nobody is signed in',
    },
  ],
  async *run({ parameters, session, signal }) {
    const folder = agentFolder(parameters.folder);
    const { failure, tellParent } = await import('@hawser/command/detached/waiting-parent');
    const { signedInUser } = await import('../printing/signed-in-user.ts');
    try {
      const { token, trustAnchor, printerLimit, until, isRenewed, ...user } = await signedInUser(
        folder,
        { session, renew: parameters.renew, signal },
      );
      await tellParent({
        kind: 'ready',
        url: user.url,
        trustAnchor: trustAnchor ?? null,
        printerLimit,
        token: token.reveal(),
        until,
      });
      yield { ...user, until: new Date(until).toISOString(), renewed: isRenewed };
    } catch (error) {
      await tellParent(failure(error));
      throw error;
    }
  },
});
