import { posix } from 'node:path';
import { shellQuoted } from '@hawser/core/files/shell-quoted';
import { launchdHome, launchdLabel, launchdPlist, launchdUser } from './launchd-plist.ts';
import type { ServiceOptions } from './service-options.ts';
import { deleteStep, runStep, type ServicePlan, tryStep, writeStep } from './service-step.ts';

export function installLaunchd(options: ServiceOptions): ServicePlan {
  const { root, home = launchdHome, dataFolder } = options;
  const path = plistFile(options);
  const domain = domainOf(options);
  const folders = dataFolder === undefined ? [home] : [home, dataFolder];
  const owner = ['-o', launchdUser, '-g', launchdUser, '-m', '0700'];
  return {
    purpose: 'install',
    name: launchdLabel,
    definition: path,
    steps: [
      ...(root ? folders.map((folder) => runStep('install', '-d', ...owner, folder)) : []),
      writeStep(path, launchdPlist(options)),
      // What is loaded keeps its old definition, and cannot be loaded again.
      tryStep('launchctl', 'bootout', `${domain}/${launchdLabel}`),
      runStep('launchctl', 'enable', `${domain}/${launchdLabel}`),
      runStep('launchctl', 'bootstrap', domain, path),
    ],
    hints: root
      ? [
          `Commands find the site's data as its user: sudo -u ${launchdUser} HAWSER_HOME=${shellQuoted(home)} hawser get-site`,
        ]
      : ['The site starts when you log in, and ends when you log out.'],
  };
}

export function uninstallLaunchd(options: Pick<ServiceOptions, 'root' | 'user'>): ServicePlan {
  const path = plistFile(options);
  return {
    purpose: 'remove',
    name: launchdLabel,
    definition: path,
    steps: [
      tryStep('launchctl', 'bootout', `${domainOf(options)}/${launchdLabel}`),
      deleteStep(path),
    ],
    hints: ['The data of the site stays.'],
  };
}

function domainOf({ root, user }: Pick<ServiceOptions, 'root' | 'user'>): string {
  return root ? 'system' : `gui/${user.id}`;
}

function plistFile({ root, user }: Pick<ServiceOptions, 'root' | 'user'>): string {
  return root
    ? `/Library/LaunchDaemons/${launchdLabel}.plist`
    : posix.join(user.home, 'Library/LaunchAgents', `${launchdLabel}.plist`);
}
