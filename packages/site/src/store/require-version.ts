import { conditionErrors } from '../server/condition-errors.ts';

/** Throws where a thing has not the version that a change is meant for; without one it is meant for any. */
export function requireVersion(
  wanted: number | undefined,
  { what, version }: { readonly what: string; readonly version: number },
): void {
  if (wanted === undefined || wanted === version) return;
  throw conditionErrors('other-version', { what, version, wanted }, { target: what });
}
