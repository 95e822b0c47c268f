import { requireVersion } from '../../require-version.ts';
import { directoryErrors, type DirectoryKind } from '../../../directory/directory-errors.ts';

/** What a change is allowed by. */
export interface Expected {
  /** What whoever asks has seen; without, it is changed whatever it is now. */
  readonly version?: number | undefined;
  /** The directory for which it is changed; without, for those who administer the site. */
  readonly source?: string | undefined;
}

/** Throws where it is not there, was changed since it was looked at, or is changed elsewhere. */
export function requireChangeable<
  Row extends { readonly name: string; readonly version: number; readonly source?: string | null },
>(kind: DirectoryKind, row: Row | undefined, expected: Expected & { readonly id: string }): Row {
  const { id, version, source } = expected;
  if (row === undefined) throw directoryErrors('not-found', { kind, name: id }, { target: id });
  const { name } = row;
  requireVersion(version, { what: `The ${kind} "${name}"`, version: row.version });
  const owner = row.source ?? null;
  if (owner !== null && owner !== source) {
    throw directoryErrors('from-elsewhere', { kind, name, source: owner }, { target: name });
  }
  return row;
}
