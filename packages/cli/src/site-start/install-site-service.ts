import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Call } from '@hawser/command/invocation/call';
import type { Host } from '@hawser/command/invocation/host';
import type { GivenSiteSettings } from '@hawser/core/site/site-settings';
import { carryOut } from '@hawser/command/service/carry-out';
import { installService } from '@hawser/command/service/install-service';
import { serviceErrors } from '@hawser/command/service/service-errors';
import { serviceUser } from '@hawser/command/service/service-user';
import { environmentValue } from '@hawser/command/service/environment-value';
import { siteNodeOptions } from './site-node-options.ts';
import { siteService } from './site-service.ts';
import { startWords } from './start-words.ts';
import { type StartedSite, startedSite } from './started-site.ts';

type Carrying = Pick<Call, 'whatIf' | 'should' | 'signal' | 'verbose' | 'warn'>;

export interface ServiceInstallation extends Carrying {
  readonly parameters: Parameters<typeof startWords>[0] & {
    readonly dataFolder: string | undefined;
  };
  readonly settings: GivenSiteSettings;
  readonly host: Host;
}

const firstFreePort = 1024;

/** Gives the site to the service manager of this machine, which starts it. */
export async function installSiteService({
  parameters,
  settings,
  host,
  ...carrying
}: ServiceInstallation): Promise<StartedSite> {
  const user = serviceUser(host.env);
  const root = user.id === 0;
  const lowPort = [settings.listen, settings.certificateListen].some(
    (address) => address !== undefined && address.port > 0 && address.port < firstFreePort,
  );
  const isForbidden = lowPort && !root && process.platform !== 'win32';
  const home = environmentValue(host.env, 'HAWSER_HOME');
  const dataFolder =
    parameters.dataFolder === undefined ? undefined : resolve(parameters.dataFolder);
  const plan = installService({
    what: siteService,
    platform: process.platform,
    root,
    program: [await realpath(process.execPath), await realpath(process.argv[1] ?? '')],
    nodeOptions: siteNodeOptions,
    arguments: ['start-site', ...startWords(parameters, dataFolder)],
    // A service of the machine has a home of its own, whoever installs it.
    ...(home === undefined || root ? {} : { home }),
    ...(dataFolder === undefined ? {} : { dataFolder }),
    lowPort,
    description: 'Hawser site',
    user,
  });
  const problems = [
    ...(isForbidden ? [serviceErrors('low-port', {})] : []),
    ...(plan.problems ?? []),
  ];
  const done = await carryOut({ ...plan, problems }, { ...carrying, env: host.env });
  const definition = plan.steps.find(
    (step) => step.kind === 'write' && step.path === plan.definition,
  );
  return startedSite({
    state: done ? 'installed' : 'planned',
    service: plan.name,
    definition: plan.definition,
    text: definition?.kind === 'write' ? definition.text : null,
  });
}
