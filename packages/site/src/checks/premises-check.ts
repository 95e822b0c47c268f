import type { DirectorySources } from '../directory-sync/directory-sources.ts';
import { type Check, finding, warning } from './check.ts';

/** Whether each directory on the premises lets the site in, and whether it could be read the last time. */
export function premisesCheck(sources: Pick<DirectorySources, 'all' | 'open'>): Check {
  return async () =>
    await Promise.all(
      (await sources.all()).map(async ({ name, synced, users, groups, trouble, ...rest }) => {
        if (rest.leaving !== null) {
          const left = `it is being removed; people that are left: ${users}, groups: ${groups}`;
          return warning(
            name,
            left,
            'It goes on by itself. See how far it is: hawser get-operation',
          );
        }
        const reached = await finding(name, async () => {
          await using _ = await sources.open(name);
          return `it lets the site in; people known from it: ${users}, groups: ${groups}; left out: ${rest.leftOut}`;
        });
        if (reached.result === 'failed') return reached;
        if (trouble !== null) {
          const again = `Have it read again: hawser sync-site-directory ${name}`;
          return warning(name, `it was not read to the end the last time: ${trouble}`, again);
        }
        const { signInTrouble, signInFailed } = rest;
        if (signInTrouble !== null) {
          const said = `at ${signInFailed} somebody could not sign in there: ${signInTrouble}`;
          return warning(name, said, 'It goes away when somebody can sign in again.');
        }
        if (synced !== null && users === 0) {
          const next = `See that its kind, bases and filters are right: hawser get-site-directory ${name}`;
          return warning(name, 'it lets the site in, but nobody was found in it', next);
        }
        return reached;
      }),
    );
}
