import { userInfo } from 'node:os';
import { defineCommand } from '@hawser/command/declaration/command';
import { environmentValue } from '../sites/environment-value.ts';

export default defineCommand({
  verb: 'Uninstall',
  noun: 'SiteService',
  summary: 'Stops the site that start-site -InstallService has installed, and removes the service.',
  description: 'The data of the site stays where it is.',
  parameters: {},
  impact: 'high',
  examples: [
    {
      line: 'hawser uninstall-site-service -WhatIf',
      says: 'Shows what would be removed.',
      notRun: 'what it shows depends on the system and the user',
    },
  ],
  async run({ host, should, signal, warn }) {
    const { carryOut } = await import('../site-service/carry-out.ts');
    const { uninstallService } = await import('../site-service/install-service.ts');
    const { uid, username, homedir } = userInfo();
    const config = environmentValue(host.env, 'XDG_CONFIG_HOME');
    const plan = uninstallService({
      platform: process.platform,
      root: uid === 0,
      user: { id: uid, name: username, home: homedir, ...(config === undefined ? {} : { config }) },
    });
    await carryOut(plan, { should, signal, env: host.env });
    for (const hint of plan.hints) warn(hint);
  },
});
