import { directoryCommandErrors } from './directory-command-errors.ts';

/** Whether somebody is let in after a change that says so, or does not say. */
export function isLetIn(
  { name, enabled }: { readonly name: string; readonly enabled: boolean },
  { enable, disable }: { readonly enable: boolean; readonly disable: boolean },
): boolean {
  if (enable && disable) throw directoryCommandErrors('both-given', { name }, { target: name });
  return enable || (enabled && !disable);
}
