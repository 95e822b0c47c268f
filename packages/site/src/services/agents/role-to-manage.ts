import type { AgentRole } from '@hawser/core/identity/agent-roles';
import type { Role } from '@hawser/core/identity/roles';

/** Who manages devices may do so with devices only: connectors and connection points open ways into a building. */
export function roleToManage(role: AgentRole): Role {
  return role === 'device' ? 'Devices.Manage' : 'Site.Admin';
}
