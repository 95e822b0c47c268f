import { defineCommand } from '@hawser/command/declaration/command';

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
  async run(call) {
    const { removeService } = await import('@hawser/command/service/remove-service');
    const { siteService } = await import('../site-start/site-service.ts');
    await removeService(siteService, call);
  },
});
