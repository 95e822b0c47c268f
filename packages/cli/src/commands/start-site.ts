import { defineCommand } from '@hawser/command/declaration/command';
import type { Step } from '@hawser/command/invocation/call';
import { failure, hasWaitingParent, tellParent } from '@hawser/command/detached/waiting-parent';
import { writtenSettings } from '@hawser/core/site/read-site-settings';
import { refuseHeld } from '@hawser/core/site/hold-site-folder';
import { planOf } from '@hawser/core/site/site-plan';
import { unknownVariables } from '@hawser/core/site/unknown-variables';
import { leadsTo } from '../profiles/leads-to.ts';
import { moveLocalProfile } from '../profiles/move-local-profile.ts';
import { storeLocalProfile } from '../profiles/store-local-profile.ts';
import type { ReadySite } from '../site-start/start-detached-site.ts';
import { saidOfReach } from '../site-start/said-of-reach.ts';
import { shownStart, startedSite } from '../site-start/started-site.ts';
import { SiteSignals } from '../site-start/site-signals.ts';
import { givenSettings } from '../sites/given-settings.ts';
import { startSettings } from '../sites/start-settings.ts';
import { folderFor, siteParameters } from '../sites/site-parameters.ts';

export default defineCommand({
  verb: 'Start',
  noun: 'Site',
  summary: 'Starts a site on this machine.',
  description:
    'It stays in the foreground and shows what it logs, until Ctrl-C. The first start makes everything that a site needs: its data folder, an authority, a server certificate, and a profile with an admin certificate, so that commands on this machine just work. Later starts change none of it. A parameter comes before an environment variable (HAWSER_SITE_LISTEN for -Listen), and that before the settings file.',
  parameters: {
    ...siteParameters,
    detach: {
      type: 'switch',
      help: 'Starts it in the background, and comes back when it answers.',
    },
    installService: {
      type: 'switch',
      help: 'Has the service manager of this machine start it, now and with the machine: systemd, launchd or the Task Scheduler. For an administrator it is a service of the machine, for anybody else his own.',
    },
  },
  impact: 'low',
  output: {
    name: 'Hawser.StartedSite',
    properties: {
      state: {
        type: 'string',
        enum: ['ready', 'installed', 'planned'],
        description:
          'It answers; or it was given to the service manager; or either is only what would be.',
      },
      url: { type: ['string', 'null'], description: 'How people reach it.' },
      certificateUrl: {
        type: ['string', 'null'],
        description: 'Where this machine reaches it with a certificate.',
      },
      process: { type: ['integer', 'null'], description: 'The number of its process.' },
      profile: { type: ['string', 'null'], description: 'The profile that commands reach it by.' },
      dataFolder: { type: ['string', 'null'], description: 'Where everything of it is.' },
      makesFolder: {
        type: ['boolean', 'null'],
        description: 'Whether that folder would be made, of one that would be started.',
      },
      listen: {
        type: ['string', 'null'],
        description: 'Where it would answer; port 0 is any free one.',
      },
      database: {
        type: ['string', 'null'],
        description: 'Where everything would be kept, of one that would be started.',
      },
      blobs: {
        type: ['string', 'null'],
        description: 'Where large things would be kept, of one that would be started.',
      },
      service: { type: ['string', 'null'], description: 'What the service manager calls it.' },
      definition: { type: ['string', 'null'], description: 'The file that defines the service.' },
      text: { type: ['string', 'null'], description: 'What is in that file.' },
    },
    text: shownStart,
  },
  examples: [
    {
      line: 'hawser start-site',
      says: 'Starts a site with a database of its own.',
      notRun: 'it stays until it is stopped',
    },
    {
      line: 'hawser start-site -Detach',
      says: 'Starts it in the background.',
      notRun: 'it listens at ports of the whole machine',
    },
    {
      line: 'hawser start-site -Detach -Database postgres://hawser@db.example.com/hawser -DatabasePasswordFile /etc/hawser/password -Blobs file:///srv/hawser/blobs -PublicUrl https://site.example.com',
      says: 'Starts a replica of a site on PostgreSQL.',
      notRun: 'there is no such database',
    },
    { line: 'hawser start-site -WhatIf', says: 'Shows what would be started.' },
    {
      line: 'hawser start-site -InstallService -Listen 443 -WhatIf',
      says: 'Shows the service that would be installed.',
      notRun: 'what it shows depends on the system and the user',
    },
  ],
  async *run({ parameters, program, host, session, signal, ...call }) {
    const folder = folderFor(parameters, host.env);
    const read = await givenSettings(parameters, host.env, folder);
    const settings = await startSettings(read, folder, host.env, parameters);
    for (const { message, hint } of unknownVariables(host.env)) call.warn(`${message} ${hint}`);
    const suggestLess = (): void => {
      const reach = saidOfReach(planOf(folder, settings).listen);
      if (reach !== undefined) call.suggest(reach);
    };
    if (parameters.installService) {
      const { installSiteService } = await import('../site-start/install-site-service.ts');
      const installed = await installSiteService({ ...call, parameters, settings, host, signal });
      yield installed;
      if (installed.state === 'installed') suggestLess();
      return;
    }
    await refuseHeld(folder);
    if (!(await call.should(`the site in ${folder.root}`, 'Start Site'))) {
      const { plannedSite } = await import('../site-start/planned-site.ts');
      yield await plannedSite(folder, settings);
      return;
    }

    if (parameters.detach) {
      const { startDetachedSite } = await import('../site-start/start-detached-site.ts');
      const { startWords } = await import('../site-start/start-words.ts');
      let ready: Awaited<ReturnType<typeof startDetachedSite>> | undefined;
      const start: Step = {
        title: 'Starting the site',
        run: async (report) => {
          const words = startWords(parameters, folder.root);
          const { env, takeSignals } = host;
          ready = await startDetachedSite(folder, { words, env, signal, takeSignals, report });
          report(`it answers at ${ready.running.url}`);
          return undefined;
        },
      };
      await call.steps([start]);
      if (ready === undefined) return;
      const { running, profile } = ready;
      yield startedSite({
        state: 'ready',
        url: running.url,
        certificateUrl: running.certificateUrl,
        process: running.pid,
        profile,
        dataFolder: folder.root,
      });
      suggestLess();
      return;
    }

    const { startSite } = await import('@hawser/site/main');
    const waited = hasWaitingParent();
    using signals = new SiteSignals(host);
    try {
      const site = await startSite({
        folder,
        settings,
        version: program.version,
        foreground: !waited,
        firstSettings:
          parameters.settingsFile === undefined ? writtenSettings(read, ['flag']) : undefined,
        writtenSettings: async () =>
          writtenSettings(await givenSettings(parameters, host.env, folder), [
            'flag',
            'environment',
            'file',
          ]),
        report: (text) => void (waited && tellParent({ kind: 'step', text })),
        administrator: {
          keep: async ({ authority, ...access }) =>
            await storeLocalProfile(
              { name: 'local', trustAnchor: authority, ...access },
              async () => session.vault(),
            ),
          has: leadsTo,
          moved: moveLocalProfile,
        },
        beforeAnnounced: () => signals.take(),
      });
      await tellParent<ReadySite>({
        kind: 'ready',
        running: site.running,
        profile: site.admin.profile,
      });
      const readAgain: Parameters<typeof site.reload>[0] = async () => {
        const now = await givenSettings(parameters, host.env, folder);
        const { overridden } = now;
        return { settings: await startSettings(now, folder, host.env, parameters), overridden };
      };
      await signals.stay({
        reload: async () => site.reload(readAgain),
        stop: async () => site.stop(),
      });
    } catch (error) {
      await tellParent(failure(error));
      throw error;
    }
  },
});
