import type { Call } from '../invocation/call.ts';
import { carryOut } from './carry-out.ts';
import { uninstallService } from './install-service.ts';
import { requireInstalled } from './require-installed.ts';
import type { ServiceOptions } from './service-options.ts';
import { serviceUser } from './service-user.ts';

type Calling = Pick<Call, 'host' | 'whatIf' | 'should' | 'signal' | 'verbose' | 'warn'>;

/** Stops a service of this system and removes it; an error where there is none. */
export async function removeService(
  what: ServiceOptions['what'],
  { host, ...calling }: Calling,
): Promise<void> {
  const user = serviceUser(host.env);
  const plan = uninstallService({ what, platform: process.platform, root: user.id === 0, user });
  await requireInstalled(plan);
  await carryOut(plan, { ...calling, env: host.env });
}
