import type { Problem } from '../errors.ts';

/** What came of the last time that a running site read its settings and certificates again. */
export interface ReloadOutcome {
  /** ISO 8601: when it began to read. What was changed before then is in it. */
  readonly begun: string;
  /** The settings that hold from the next start on. */
  readonly waiting: readonly string[];
  /** The settings of the file that something comes before: the command line, or a variable. */
  readonly overridden: readonly { readonly name: string; readonly by: string }[];
  /** Why nothing was taken; undefined where all went well. */
  readonly problem: Partial<Problem> | undefined;
}

/** The outcome that a document holds; undefined where it holds none. */
export function parseReloadOutcome(value: unknown): ReloadOutcome | undefined {
  if (!isRecord(value) || typeof value['begun'] !== 'string') return undefined;
  const { begun, waiting, overridden, problem } = value;
  return {
    begun,
    waiting: list(waiting).filter((name) => typeof name === 'string'),
    overridden: list(overridden).flatMap((each) =>
      isRecord(each) && typeof each['name'] === 'string' && typeof each['by'] === 'string'
        ? [{ name: each['name'], by: each['by'] }]
        : [],
    ),
    problem: isRecord(problem) ? problem : undefined,
  };
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
