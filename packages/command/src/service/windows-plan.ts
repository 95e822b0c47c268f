import { win32 } from 'node:path';
import { localService, scheduledTask, taskName, windowsHome } from './scheduled-task.ts';
import type { ServiceIdentity, ServiceOptions } from './service-options.ts';
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
  const { what, root, dataFolder } = options;
  const name = taskName(what);
  const home = options.home ?? (root ? windowsHome : undefined);
  const definition = taskFile(options);
  const environment = home === undefined ? undefined : environmentFile(definition, what);
  const folders = [home, dataFolder].filter((folder) => folder !== undefined);
  return {
    purpose: 'install',
    what: options.what,
    name,
    definition,
    steps: [
      ...(home === undefined || environment === undefined
        ? []
        : [writeStep(environment, environmentLine('HAWSER_HOME', home))]),
      { ...writeStep(definition, scheduledTask(options, environment)), utf16: true },
      ...(root ? folders.flatMap((folder) => ownFolder(folder)) : []),
      runStep('schtasks', '/Create', '/TN', name, '/XML', definition, '/F'),
      // Ends one that runs as it was defined before.
      tryStep('schtasks', '/End', '/TN', name),
      runStep('schtasks', '/Run', '/TN', name),
    ],
    hints: [
      `It is a task of the task scheduler, which does not start again ${what.id === 'site' ? 'a site' : 'an agent'} that fails; that takes a start of the machine or schtasks /Run.`,
      `End the ${what.id} by ${what.stop}: to end the task kills it.`,
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
  options: Pick<ServiceOptions, 'what' | 'root' | 'user'>,
): ServicePlan {
  const name = taskName(options.what);
  const definition = taskFile(options);
  return {
    purpose: 'remove',
    what: options.what,
    name,
    definition,
    steps: [
      tryStep('schtasks', '/End', '/TN', name),
      runStep('schtasks', '/Delete', '/TN', name, '/F'),
      deleteStep(definition),
      deleteStep(environmentFile(definition, options.what)),
    ],
    hints: [`The data of the ${options.what.id} stays.`],
  };
}

/**
 * Not in the service's own folder, nor anywhere in ProgramData, where everybody may make folders:
 * only administrators are to say how a service of the machine is started.
 */
function taskFile({ what, root, user }: Pick<ServiceOptions, 'what' | 'root' | 'user'>): string {
  const folder = root
    ? String.raw`C:\Program Files\Hawser Service`
    : win32.join(user.home, 'AppData', 'Local', 'hawser-service');
  return win32.join(folder, `${what.id}.xml`);
}

function environmentFile(definition: string, { id }: ServiceIdentity): string {
  return win32.join(win32.dirname(definition), `${id}.env`);
}
