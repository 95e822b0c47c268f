import { listed } from '@hawser/command/output/list';
import type { Display } from '@hawser/command/declaration/output';

/** What start-agent emits. */
export interface StartedAgent {
  readonly state: 'connected' | 'connecting' | 'serving' | 'installed' | 'planned';
  readonly name: string | null;
  readonly role: string | null;
  readonly site: string | null;
  readonly process: number | null;
  readonly service: string | null;
  readonly definition: string | null;
  readonly text: string | null;
}

const nothing = {
  name: null,
  role: null,
  site: null,
  process: null,
  service: null,
  definition: null,
  text: null,
} as const;

export function startedAgent(
  known: Pick<StartedAgent, 'state'> & Partial<StartedAgent>,
): StartedAgent {
  return { ...nothing, ...known };
}

/** What is known of it, a line each. */
export function shownAgentStart(started: StartedAgent, display: Display): string {
  const keys = Object.entries(started).flatMap(([key, value]) => (value === null ? [] : [key]));
  return listed(started, keys, display).trimEnd();
}
