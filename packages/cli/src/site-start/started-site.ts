import { listed } from '@hawser/command/output/list';
import type { Display } from '@hawser/command/declaration/output';

/** What start-site emits. */
export interface StartedSite {
  readonly state: 'ready' | 'installed' | 'planned';
  readonly url: string | null;
  readonly certificateUrl: string | null;
  readonly process: number | null;
  readonly profile: string | null;
  readonly dataFolder: string | null;
  readonly makesFolder: boolean | null;
  readonly listen: string | null;
  readonly database: string | null;
  readonly blobs: string | null;
  readonly service: string | null;
  readonly definition: string | null;
  readonly text: string | null;
}

const nothing = {
  url: null,
  certificateUrl: null,
  process: null,
  profile: null,
  dataFolder: null,
  makesFolder: null,
  listen: null,
  database: null,
  blobs: null,
  service: null,
  definition: null,
  text: null,
} as const;

export function startedSite({
  state,
  ...known
}: Pick<StartedSite, 'state'> & Partial<Omit<StartedSite, 'state'>>): StartedSite {
  return { state, ...nothing, ...known };
}

/** What is known of it, a line each; and of a service that is only planned, its whole definition. */
export function shownStart(started: StartedSite, display: Display): string {
  const { text, ...rest } = started;
  const keys = Object.entries(rest).flatMap(([key, value]) => (value === null ? [] : [key]));
  const list = listed(rest, keys, display).trimEnd();
  return started.state === 'planned' && text !== null ? `${list}\n\n${text.trimEnd()}` : list;
}
