/** How an agent stands to its site. */
export const agentStates = ['connected', 'away', 'ended', 'revoked'] as const;

export type AgentState = (typeof agentStates)[number];
