import { posix } from 'node:path';
import { shellQuoted } from '@hawser/core/files/shell-quoted';
import { launchdHome, launchdLabel, launchdPlist, launchdUser } from './launchd-plist.ts';
import type { ServiceOptions } from './service-options.ts';
import { deleteStep, runStep, type ServicePlan, tryStep, writeStep } from './service-step.ts';

export function installLaunchd(options: ServiceOptions): ServicePlan {
  const { what, root, home = launchdHome, dataFolder } = options;
  const label = launchdLabel(what);
  const path = plistFile(options);
  const domain = domainOf(options);
  const folders = dataFolder === undefined ? [home] : [home, dataFolder];
  const owner = ['-o', launchdUser, '-g', launchdUser, '-m', '0700'];
  return {
    purpose: 'install',
    what: options.what,
    name: label,
    definition: path,
    steps: [
      ...(root ? folders.map((folder) => runStep('install', '-d', ...owner, folder)) : []),
      writeStep(path, launchdPlist(options)),
      // What is loaded keeps its old definition, and cannot be loaded again.
      tryStep('launchctl', 'bootout', `${domain}/${label}`),
      runStep('launchctl', 'enable', `${domain}/${label}`),
      runStep('launchctl', 'bootstrap', domain, path),
    ],
    hints: root
      ? [
          `Commands find the ${what.id}'s data as its user: sudo -u ${launchdUser} HAWSER_HOME=${shellQuoted(home)} ${what.look}`,
        ]
      : [`The ${what.id} starts when you log in, and ends when you log out.`],
  };
}

export function uninstallLaunchd(
  options: Pick<ServiceOptions, 'what' | 'root' | 'user'>,
): ServicePlan {
  const label = launchdLabel(options.what);
  const path = plistFile(options);
  return {
    purpose: 'remove',
    what: options.what,
    name: label,
    definition: path,
    steps: [tryStep('launchctl', 'bootout', `${domainOf(options)}/${label}`), deleteStep(path)],
    hints: [`The data of the ${options.what.id} stays.`],
  };
}

function domainOf({ root, user }: Pick<ServiceOptions, 'root' | 'user'>): string {
  return root ? 'system' : `gui/${user.id}`;
}

function plistFile({ what, root, user }: Pick<ServiceOptions, 'what' | 'root' | 'user'>): string {
  return root
    ? `/Library/LaunchDaemons/${launchdLabel(what)}.plist`
    : posix.join(user.home, 'Library/LaunchAgents', `${launchdLabel(what)}.plist`);
}
