import { installLaunchd, uninstallLaunchd } from './launchd-plan.ts';
import { serviceErrors } from './service-errors.ts';
import type { ServiceOptions } from './service-options.ts';
import type { ServicePlan } from './service-step.ts';
import { installSystemd, uninstallSystemd } from './systemd-plan.ts';
import { installScheduledTask, uninstallScheduledTask } from './windows-plan.ts';

/** What is to be done so that it starts with the machine, or with its user. It does nothing yet. */
export function installService(options: ServiceOptions): ServicePlan {
  switch (options.platform) {
    case 'linux':
      return installSystemd(options);
    case 'darwin':
      return installLaunchd(options);
    case 'win32':
      return installScheduledTask(options);
    default:
      throw unsupported(options);
  }
}

/** What is to be done to stop the service and to remove it, but not its data. It does nothing yet. */
export function uninstallService(
  options: Pick<ServiceOptions, 'what' | 'platform' | 'root' | 'user'>,
): ServicePlan {
  switch (options.platform) {
    case 'linux':
      return uninstallSystemd(options);
    case 'darwin':
      return uninstallLaunchd(options);
    case 'win32':
      return uninstallScheduledTask(options);
    default:
      throw unsupported(options);
  }
}

function unsupported({ what, platform }: Pick<ServiceOptions, 'what' | 'platform'>): Error {
  return serviceErrors('unsupported', { platform, otherwise: what.otherwise });
}
