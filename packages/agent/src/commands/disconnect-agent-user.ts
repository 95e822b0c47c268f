import { defineCommand } from '@hawser/command/declaration/command';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';

const patienceMs = 15_000;

export default defineCommand({
  verb: 'Disconnect',
  noun: 'AgentUser',
  aliases: ['sign-out'],
  summary: 'Signs you out at this device.',
  description:
    'The directory ends what it has given, and the vault forgets it. Where the directory cannot be reached it is forgotten here all the same.',
  parameters: { ...folderParameter },
  impact: 'low',
  examples: [
    {
      line: 'hawser-agent disconnect-agent-user',
      says: 'Signs out.',
      notRun: 'nobody is signed in',
    },
  ],
  async run({ parameters, session, should, warn }) {
    const folder = agentFolder(parameters.folder);
    const { forgetDeviceUser, readDeviceUser } = await import('../printing/device-user.ts');
    const { deviceProfile } = await import('../printing/device-profile.ts');
    const { deviceErrors } = await import('../printing/device-errors.ts');
    const { aloneWithTokens, readTokens } = await import('@hawser/command/sign-in/kept-tokens');
    const { tokensNameOf } = await import('@hawser/core/identity/secret-names');
    const { openDirectory } = await import('@hawser/core/identity/sign-in/directory');
    const { revoke } = await import('@hawser/core/identity/sign-in/renew');
    const user = await readDeviceUser(folder);
    if (user === undefined) throw deviceErrors('nobody-here', {});
    const { trustAnchor, signIn } = user;
    const trust = trustAnchor === undefined ? {} : { trustAnchor };
    const profile = deviceProfile(user.cloudPrint, { signIn, ...trust });
    if (!(await should(`${user.who} at ${profile.url}`, 'Disconnect Agent User'))) return;
    const vault = await session.vault();
    await aloneWithTokens(profile, async () => {
      const refresh = (await readTokens(profile, vault))?.refresh;
      const patience = AbortSignal.timeout(patienceMs);
      const ended =
        refresh === undefined ||
        (await openDirectory(profile, patience)
          .then(async (directory) => revoke(directory, refresh, patience))
          .catch(() => false));
      if (!ended) warn('The directory was not reached, or does not end sign-ins: its own goes on.');
      await vault.delete(tokensNameOf(profile.name));
      await forgetDeviceUser(folder);
    });
  },
});
