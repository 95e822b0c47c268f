import type { AgentRole } from '@hawser/core/identity/agent-roles';
import { allows } from '@hawser/core/identity/roles';
import { accessErrors } from '../../access/access-errors.ts';
import type { Caller } from '../../access/caller.ts';

/** Who manages devices may do so with devices only: connectors and connection points open ways into a building. */
export function requireMayManage(caller: Caller | undefined, role: AgentRole): void {
  const needed = role === 'device' ? 'Devices.Manage' : 'Site.Admin';
  if (caller !== undefined && allows(caller.roles, needed)) return;
  throw accessErrors('missing-role', { name: caller?.name ?? '', role: needed });
}
