import { type DirectoryReach, loadIssuerKeys } from '../access/tokens/load-issuer-keys.ts';
import { type Check, finding } from './check.ts';

/** Whether each directory whose tokens are taken can be asked for its keys, as when somebody shows one. */
export function directoryCheck(
  issuers: () => readonly string[],
  reach: () => DirectoryReach,
): Check {
  return async () =>
    await Promise.all(
      issuers().map(async (issuer) =>
        finding(issuer, async () => {
          const { keys } = await loadIssuerKeys(issuer, reach());
          return `it answers, and gives ${keys.length === 1 ? 'a key' : `${keys.length} keys`}`;
        }),
      ),
    );
}
