import { everything } from '@hawser/core/api/contracts/agent-changes';
import { type AgentRole, isAgentRole } from '@hawser/core/identity/agent-roles';
import type { StoredEvent } from '../store/events/stored-event.ts';
import { appendEvent } from '../store/mutations/append-event.ts';
import type { Store } from '../store/store.ts';

/** Something that agents have to know of: those of a role, one of them, or all. */
export interface AgentChange {
  readonly topic: string;
  readonly role?: AgentRole | undefined;
  readonly agent?: string | undefined;
}

export const agentChangeKind = 'agent-change';

/** Tells agents that something has changed, by whichever replica they are connected. */
export async function tellAgents(
  change: Store['mutate'],
  { topic, ...whom }: AgentChange,
): Promise<number> {
  return await change(appendEvent, { kind: agentChangeKind, subject: topic, data: whom });
}

export function agentChangeOf({ subject: topic, data }: StoredEvent): AgentChange {
  const whom: object = typeof data === 'object' && data !== null ? data : {};
  return {
    topic,
    ...('role' in whom && typeof whom.role === 'string' && isAgentRole(whom.role)
      ? { role: whom.role }
      : {}),
    ...('agent' in whom && typeof whom.agent === 'string' ? { agent: whom.agent } : {}),
  };
}

export function concerns(
  { role, agent }: AgentChange,
  who: { readonly id: string; readonly role: AgentRole },
): boolean {
  return (role ?? who.role) === who.role && (agent ?? who.id) === who.id;
}

/** As many as a replica remembers for agents that come back. */
const most = 1000;

/** The latest changes, for agents that were away when they were told. */
export class RecentChanges {
  readonly #changes: { readonly sequence: number; readonly change: AgentChange }[] = [];
  /** From here on nothing is missing. */
  #from: number;

  constructor(from: number) {
    this.#from = from;
  }

  get last(): number {
    return this.#changes.at(-1)?.sequence ?? this.#from;
  }

  add(sequence: number, change: AgentChange): void {
    this.#changes.push({ sequence, change });
    if (this.#changes.length > most) this.#from = this.#changes.shift()?.sequence ?? this.#from;
  }

  /** What there was after a sequence; where that is not known, any more or yet, it may be everything. */
  since(sequence: number): readonly AgentChange[] {
    if (sequence < this.#from || sequence > this.last) return [{ topic: everything }];
    return this.#changes.filter((each) => each.sequence > sequence).map(({ change }) => change);
  }
}
