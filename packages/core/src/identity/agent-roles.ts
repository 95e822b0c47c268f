/** What an agent is there for. */
export const agentRoles = ['connector', 'device', 'connection-point'] as const;

export type AgentRole = (typeof agentRoles)[number];

export function isAgentRole(text: string): text is AgentRole {
  return agentRoles.some((role) => role === text);
}
