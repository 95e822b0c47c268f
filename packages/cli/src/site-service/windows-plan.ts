import { win32 } from 'node:path';
import { localService, scheduledTask, taskName, windowsHome } from './scheduled-task.ts';
import type { ServiceOptions } from './service-options.ts';
import {
  deleteStep,
  folderStep,
  runStep,
  type ServicePlan,
  type ServiceStep,
  tryStep,
  writeStep,
} from './service-step.ts';
import { environmentLine } from './windows-words.ts';

const administrators = 'S-1-5-32-544';
const system = 'S-1-5-18';

export function installScheduledTask(options: ServiceOptions): ServicePlan {
  const { root, dataFolder } = options;
  const home = options.home ?? (root ? windowsHome : undefined);
  const definition = taskFile(options);
  const environment = home === undefined ? undefined : environmentFile(definition);
  const folders = [home, dataFolder].filter((folder) => folder !== undefined);
  return {
    purpose: 'install',
    name: taskName,
    definition,
    steps: [
      ...(home === undefined || environment === undefined
        ? []
        : [writeStep(environment, environmentLine('HAWSER_HOME', home))]),
      { ...writeStep(definition, scheduledTask(options, environment)), utf16: true },
      ...(root ? folders.flatMap((folder) => ownFolder(folder)) : []),
      runStep('schtasks', '/Create', '/TN', taskName, '/XML', definition, '/F'),
      // Ends one that runs as it was defined before.
      tryStep('schtasks', '/End', '/TN', taskName),
      runStep('schtasks', '/Run', '/TN', taskName),
    ],
    hints: [
      'It is a task of the task scheduler, which does not start again a site that fails; that takes a start of the machine or schtasks /Run.',
      'End the site by hawser stop-site: to end the task kills it.',
    ],
  };
}

/** Only the service, the system and administrators get at what is in it, whoever may have made it. */
function ownFolder(path: string): readonly ServiceStep[] {
  const whole = '(OI)(CI)';
  const rights = [
    `*${localService}:${whole}M`,
    `*${system}:${whole}F`,
    `*${administrators}:${whole}F`,
  ];
  return [
    folderStep(path),
    runStep('icacls', path, '/setowner', `*${administrators}`),
    runStep('icacls', path, '/inheritance:r', '/grant:r', ...rights),
  ];
}

export function uninstallScheduledTask(
  options: Pick<ServiceOptions, 'root' | 'user'>,
): ServicePlan {
  const definition = taskFile(options);
  return {
    purpose: 'remove',
    name: taskName,
    definition,
    steps: [
      tryStep('schtasks', '/End', '/TN', taskName),
      runStep('schtasks', '/Delete', '/TN', taskName, '/F'),
      deleteStep(definition),
      deleteStep(environmentFile(definition)),
    ],
    hints: ['The data of the site stays.'],
  };
}

/**
 * Not in the service's own folder, nor anywhere in ProgramData, where everybody may make folders:
 * only administrators are to say how a service of the machine is started.
 */
function taskFile({ root, user }: Pick<ServiceOptions, 'root' | 'user'>): string {
  const folder = root
    ? String.raw`C:\Program Files\Hawser Service`
    : win32.join(user.home, 'AppData', 'Local', 'hawser-service');
  return win32.join(folder, 'site.xml');
}

function environmentFile(definition: string): string {
  return win32.join(win32.dirname(definition), 'site.env');
}
