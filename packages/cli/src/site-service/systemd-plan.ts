import { posix } from 'node:path';
import type { HawserError } from '@hawser/core/errors';
import { shellQuoted } from '@hawser/core/files/shell-quoted';
import { serviceErrors } from './service-errors.ts';
import type { ServiceOptions } from './service-options.ts';
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

const unit = 'hawser-site.service';
const systemFile = `/etc/systemd/system/${unit}`;
const sysusersFile = '/etc/sysusers.d/hawser.conf';

export function installSystemd(options: ServiceOptions): ServicePlan {
  return options.root ? installSystemUnit(options) : installUserUnit(options);
}

function installSystemUnit(options: ServiceOptions): ServicePlan {
  const { program, home = systemHome } = options;
  const folders = foldersElsewhere(options);
  return {
    purpose: 'install',
    name: unit,
    definition: systemFile,
    steps: [
      writeStep(sysusersFile, sysusers),
      runStep('systemd-sysusers', sysusersFile),
      ...folders.map((folder) => ownFolder(folder)),
      writeStep(systemFile, systemUnit(options)),
      runStep('systemctl', 'daemon-reload'),
      runStep('systemctl', 'enable', unit),
      // Starts it, too; one that runs already is to run as the unit says now.
      runStep('systemctl', 'restart', unit),
    ],
    problems: [...program, ...folders].flatMap((path) => unlessSeen(path)),
    hints: [
      `Commands find the site's data as its user: sudo -u ${systemUser} HAWSER_HOME=${shellQuoted(home)} hawser get-site`,
    ],
  };
}

function ownFolder(path: string): ServiceStep {
  const owner = [`--owner=${systemUser}`, `--group=${systemUser}`];
  return runStep('install', '--directory', ...owner, '--mode=0700', '--', path);
}

// ProtectHome and PrivateTmp put something else in their places.
const hiddenFolders = ['/home', '/root', '/run/user', '/tmp', '/var/tmp'];

function unlessSeen(path: string): readonly HawserError[] {
  const root = hiddenFolders.find((each) => posix.normalize(`${path}/`).startsWith(`${each}/`));
  return root === undefined ? [] : [serviceErrors('hidden', { path, root }, { target: path })];
}

function installUserUnit(options: ServiceOptions): ServicePlan {
  const path = userFile(options);
  return {
    purpose: 'install',
    name: unit,
    definition: path,
    steps: [
      writeStep(path, userUnit(options)),
      runStep('systemctl', '--user', 'daemon-reload'),
      runStep('systemctl', '--user', 'enable', unit),
      runStep('systemctl', '--user', 'restart', unit),
    ],
    hints: [
      'The site ends when you log out, and starts when you log in. To let it run without you: loginctl enable-linger',
    ],
  };
}

function userFile({ user }: Pick<ServiceOptions, 'user'>): string {
  return posix.join(user.config ?? posix.join(user.home, '.config'), 'systemd/user', unit);
}

export function uninstallSystemd(options: Pick<ServiceOptions, 'root' | 'user'>): ServicePlan {
  const path = options.root ? systemFile : userFile(options);
  const scope = options.root ? [] : ['--user'];
  return {
    purpose: 'remove',
    name: unit,
    definition: path,
    steps: [
      runStep('systemctl', ...scope, 'disable', '--now', unit),
      deleteStep(path),
      ...(options.root ? [deleteStep(sysusersFile)] : []),
      runStep('systemctl', ...scope, 'daemon-reload'),
    ],
    hints: options.root
      ? [
          `The data stays in ${systemHome}, and the user ${systemUser} that it belongs to stays, too.`,
        ]
      : ['The data of the site stays.'],
  };
}
