import { errorTable } from '../../errors.ts';
import { codeOf, fileErrors, troubleOf } from '../../files/file-errors.ts';
import { logComponents } from './log-files.ts';
import { type LogLevel, logLevels } from './log-entry.ts';
import type { Stamped } from './read-batch.ts';

/** Which entries are wanted. */
export interface LogQuery {
  readonly folder: string;
  /** Without, those of all components. */
  readonly component?: string | undefined;
  /** Milliseconds since 1970. */
  readonly since?: number | undefined;
  /** The least grave. */
  readonly level?: LogLevel | undefined;
  /** Only so many that are there already, the newest. */
  readonly last?: number | undefined;
}

/** Those of the entries that are wanted. */
export function wanted(
  entries: readonly Stamped[],
  { since = -Infinity, level = 'trace' }: LogQuery,
): readonly Stamped[] {
  const least = logLevels.indexOf(level);
  return entries.filter(({ at, entry }) => at >= since && logLevels.indexOf(entry.level) >= least);
}

/** The components whose logs are asked for; throws where there are none. */
export async function wantedComponents({
  folder,
  component,
}: LogQuery): Promise<readonly string[]> {
  const all = await componentsIn(folder);
  if (all.length === 0) throw siteLogErrors('none', { folder }, { target: folder });
  if (component === undefined) return all;
  const found = all.filter((each) => each === component.toLowerCase());
  if (found.length > 0) return found;
  const values = { component, folder, components: all.join(', ') };
  throw siteLogErrors('no-component', values, { target: component });
}

async function componentsIn(folder: string): Promise<readonly string[]> {
  try {
    return await logComponents(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    const values = { path: folder, ...troubleOf(error) };
    throw fileErrors('unreadable', values, { target: folder, cause: error });
  }
}

/** @public The reference collects it. */
export const siteLogErrors = errorTable('site-log', {
  none: {
    kind: 'not-found',
    message: 'There are no logs of a site in {folder}.',
    hint: 'Start a site on this machine: hawser start-site. If it keeps its logs elsewhere, name the folder: -Folder PATH',
  },
  'no-component': {
    kind: 'not-found',
    message: 'There is no log of "{component}" in {folder}.',
    hint: 'There are logs of {components}. A part of the site makes its own when it first has something to say.',
  },
});
