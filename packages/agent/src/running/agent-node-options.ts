/**
 * How node is started for an agent that stays. By itself it lets the memory for new objects grow to 32 MiB
 * and more while much goes by, and keeps it.
 */
export const agentNodeOptions: readonly string[] = ['--max-semi-space-size=4'];
