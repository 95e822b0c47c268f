import { isPattern, like } from '@hawser/command/binding/like';
import type { Call } from '@hawser/command/invocation/call';
import type { SiteAddress } from '@hawser/core/api/site-request';
import type { AgentRole } from '@hawser/core/identity/agent-roles';
import type { AgentState } from '@hawser/core/identity/agent-states';
import { namedAgentErrors } from './agent-errors.ts';
import { type Agent, allAgents } from './all-agents.ts';

interface AgentsWanted {
  readonly name: readonly string[] | undefined;
  readonly role: AgentRole | undefined;
  readonly state: AgentState | undefined;
}

/** Those of a name, or of names like a pattern; that nobody has a name is told as a mistake. */
export async function* namedAgents(
  site: SiteAddress,
  { name: names, role, state }: AgentsWanted,
  { signal, error }: Pick<Call, 'signal' | 'error'>,
): AsyncGenerator<Agent, void> {
  const search = {
    ...(role === undefined ? {} : { role }),
    ...(state === undefined ? {} : { state }),
  };
  if (names === undefined) yield* allAgents(site, search, signal);
  for (const name of names ?? []) {
    if (isPattern(name)) {
      const alike = like(name.toLowerCase());
      for await (const agent of allAgents(site, search, signal)) {
        if (alike.test(agent.name.toLowerCase())) yield agent;
      }
      continue;
    }
    let isKnown = false;
    for await (const agent of allAgents(site, { name, ...search }, signal)) {
      isKnown = true;
      yield agent;
    }
    isKnown ||= !(await allAgents(site, { name }, signal).next()).done;
    if (!isKnown) await error(namedAgentErrors('not-found', { name }, { target: name }));
  }
}
