import type { OutputType } from '../declaration/output.ts';

/** The properties that a table never cuts. */
export function wholeProperties(output: OutputType | undefined): ReadonlySet<string> {
  const all = Object.entries(output?.properties ?? {});
  return new Set(all.flatMap(([key, { whole }]) => (whole === true ? [key] : [])));
}

/** Those of which a table shows all, below where they begin, and of which objects. */
export function wrappedProperties(
  output: OutputType | undefined,
): ReadonlyMap<string, (object: unknown) => boolean> {
  const all = Object.entries(output?.properties ?? {});
  return new Map(
    all.flatMap(([key, { wraps }]) => {
      if (wraps === undefined) return [];
      return [[key, (object: unknown) => wraps === true || wraps(object as never)] as const];
    }),
  );
}
