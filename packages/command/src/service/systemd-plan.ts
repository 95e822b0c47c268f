import { posix } from 'node:path';
import type { HawserError } from '@hawser/core/errors';
import { shellQuoted } from '@hawser/core/files/shell-quoted';
import { serviceErrors } from './service-errors.ts';
import type { ServiceIdentity, ServiceOptions } from './service-options.ts';
import {
  deleteStep,
  runStep,
  type ServicePlan,
  type ServiceStep,
  writeStep,
} from './service-step.ts';
import {
  foldersElsewhere,
  systemHome,
  systemUnit,
  systemUser,
  sysusers,
  userUnit,
} from './systemd-unit.ts';

/** Of the site it is the one that was there first. */
function sysusersFile({ id }: ServiceIdentity): string {
  return id === 'site' ? '/etc/sysusers.d/hawser.conf' : `/etc/sysusers.d/hawser-${id}.conf`;
}

function unitOf({ id }: ServiceIdentity): string {
  return `hawser-${id}.service`;
}

function systemFile(what: ServiceIdentity): string {
  return `/etc/systemd/system/${unitOf(what)}`;
}

export function installSystemd(options: ServiceOptions): ServicePlan {
  return options.root ? installSystemUnit(options) : installUserUnit(options);
}

function installSystemUnit(options: ServiceOptions): ServicePlan {
  const { what, program, home = systemHome, asRoot = false } = options;
  const owner = asRoot ? 'root' : systemUser;
  const unit = unitOf(what);
  const file = sysusersFile(what);
  const folders = foldersElsewhere(options);
  return {
    purpose: 'install',
    what: options.what,
    name: unit,
    definition: systemFile(what),
    steps: [
      ...(asRoot ? [] : [writeStep(file, sysusers(what)), runStep('systemd-sysusers', file)]),
      ...folders.map((folder) => ownFolder(folder, owner)),
      writeStep(systemFile(what), systemUnit(options)),
      runStep('systemctl', 'daemon-reload'),
      runStep('systemctl', 'enable', unit),
      // Starts it, too; one that runs already is to run as the unit says now.
      runStep('systemctl', 'restart', unit),
    ],
    problems: [...program, ...folders].flatMap((path) => unlessSeen(path, asRoot)),
    hints: [
      `Commands find the ${what.id}'s data as its user: sudo -u ${owner} HAWSER_HOME=${shellQuoted(home)} ${what.look}`,
    ],
  };
}

function ownFolder(path: string, owner: string): ServiceStep {
  const owned = [`--owner=${owner}`, `--group=${owner}`];
  return runStep('install', '--directory', ...owned, '--mode=0700', '--', path);
}

// PrivateTmp and ProtectHome put something else in their places.
const hiddenFolders = ['/tmp', '/var/tmp'];
const hiddenHomes = ['/home', '/root', '/run/user'];

function unlessSeen(path: string, seesHomes: boolean): readonly HawserError[] {
  const hidden = seesHomes ? hiddenFolders : [...hiddenHomes, ...hiddenFolders];
  const root = hidden.find((each) => posix.normalize(`${path}/`).startsWith(`${each}/`));
  return root === undefined ? [] : [serviceErrors('hidden', { path, root }, { target: path })];
}

function installUserUnit(options: ServiceOptions): ServicePlan {
  const { what } = options;
  const unit = unitOf(what);
  const path = userFile(options);
  return {
    purpose: 'install',
    what: options.what,
    name: unit,
    definition: path,
    steps: [
      writeStep(path, userUnit(options)),
      runStep('systemctl', '--user', 'daemon-reload'),
      runStep('systemctl', '--user', 'enable', unit),
      runStep('systemctl', '--user', 'restart', unit),
    ],
    hints: [
      `The ${what.id} ends when you log out, and starts when you log in. To let it run without you: loginctl enable-linger`,
    ],
  };
}

function userFile({ what, user }: Pick<ServiceOptions, 'what' | 'user'>): string {
  return posix.join(user.config ?? posix.join(user.home, '.config'), 'systemd/user', unitOf(what));
}

export function uninstallSystemd(
  options: Pick<ServiceOptions, 'what' | 'root' | 'user'>,
): ServicePlan {
  const { what } = options;
  const unit = unitOf(what);
  const path = options.root ? systemFile(what) : userFile(options);
  const scope = options.root ? [] : ['--user'];
  return {
    purpose: 'remove',
    what: options.what,
    name: unit,
    definition: path,
    steps: [
      runStep('systemctl', ...scope, 'disable', '--now', unit),
      deleteStep(path),
      ...(options.root ? [deleteStep(sysusersFile(what))] : []),
      runStep('systemctl', ...scope, 'daemon-reload'),
    ],
    hints: options.root
      ? [
          `The data stays in ${systemHome}, and the user ${systemUser} that it belongs to stays, too.`,
        ]
      : [`The data of the ${what.id} stays.`],
  };
}
