import { type Clock, elapsed } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import type { Audit } from '../audit/audit.ts';
import type { Change } from '../audit/change.ts';
import { checkedName } from '../directory/names.ts';
import type { OperationKind, StepContext } from '../operations/operation-kind.ts';
import { mergePremisesGroup } from '../store/mutations/directory-sync/merge-premises-group.ts';
import { mergePremisesUser } from '../store/mutations/directory-sync/merge-premises-user.ts';
import { noteDirectorySync } from '../store/mutations/directory-sync/note-directory-sync.ts';
import { shutOutPremisesUser } from '../store/mutations/directory-sync/shut-out-premises-user.ts';
import type { Store } from '../store/store.ts';
import { departed, removeEntries } from './departed.ts';
import type { DirectorySources } from './directory-sources.ts';
import { laterMark } from './later-mark.ts';
import { LeftOut, type LeftOutEntries } from './left-out.ts';
import type { PremisesReader } from './premises-reader.ts';
import { checkedInput, type SyncInput } from './sync-input.ts';
import { syncMembers } from './sync-members.ts';
import { takeOver } from './take-over.ts';

/** What was done so far. */
interface Synced {
  /** Only what has changed since then is read; null for all. */
  readonly since: string | null;
  readonly mark: string | null;
  readonly users: number;
  readonly groups: number;
  readonly memberships: number;
  readonly removed: number;
  readonly skipped: number;
  readonly leftOut: LeftOutEntries;
  /** It was told that the directory refers to other servers. */
  readonly hasReferred: boolean;
}

const nothing: Synced = {
  since: null,
  mark: null,
  users: 0,
  groups: 0,
  memberships: 0,
  removed: 0,
  skipped: 0,
  leftOut: { count: 0, first: [] },
  hasReferred: false,
};

const longestReferral = 200;

type Context = StepContext<SyncInput, Synced>;

const dayMs = 86_400_000;

export interface SyncOptions {
  readonly store: Store;
  readonly sources: DirectorySources;
  /** Is told of all that the site takes over. */
  readonly audit: Pick<Audit, 'call'>;
  readonly clock: Clock;
}

/** Has the site know the people and groups of a directory on the premises as they are there now. */
export function syncKind({
  store,
  sources,
  audit,
  clock,
}: SyncOptions): OperationKind<SyncInput, Synced> {
  const change: Change = async (mutation, input) =>
    audit.call({ call: 'syncSiteDirectory', actor: 'site' }).change(mutation, input);

  const step = (
    name: string,
    title: string,
    part: (context: Context, reader: PremisesReader) => Promise<Partial<Synced>>,
  ) => ({
    name,
    title,
    async run(context: Context): Promise<Synced> {
      const { state, signal, input } = context;
      try {
        await using reader = await sources.open(input.directory, signal);
        const done = { ...state, ...(await part(context, reader)) };
        const { referral } = reader;
        if (referral === undefined || state.hasReferred) return done;
        const shown = referral.slice(0, longestReferral);
        context.log(`It refers to other servers, which are not asked, as to ${shown}`);
        return { ...done, hasReferred: true };
      } catch (error) {
        // What has ended the connection is the reason then.
        signal.throwIfAborted();
        await remember(input.directory, error);
        throw error;
      }
    },
  });

  const remember = async (source: string, error: unknown): Promise<void> => {
    const trouble = error instanceof HawserError ? error.message : 'The site has failed.';
    await store.mutate(noteDirectorySync, { source, all: false, trouble });
  };

  return {
    name: 'sync-site-directory',
    title: ({ directory }) => `Reading the directory ${directory}`,
    check: checkedInput,
    begin: () => nothing,
    result: ({ since, users, groups, memberships, removed, skipped }) => ({
      all: since === null,
      users,
      groups,
      memberships,
      removed,
      skipped,
    }),
    steps: [
      step('users', 'Reading people', async (context, reader) => {
        const { directory: source, all } = context.input;
        const { mark: last, syncedAll, leftOut: before } = await sources.marks(source);
        const isAllDue = syncedAll === null || elapsed(syncedAll, clock.now()) >= dayMs;
        // Of one that was empty, or whose changes cannot be told apart, all is read again.
        const since = all || isAllDue || last === '' ? null : last;
        const leftOut = new LeftOut(since === null ? undefined : before);
        const { changed, skipped, mark } = await takeOver(
          reader.users(since ?? undefined),
          {
            async merge(user) {
              const name = checkedName('user', user.name);
              const given = { source, user: { ...user, name } };
              return (await change(mergePremisesUser, given)).came;
            },
            shutOut: async (key) => change(shutOutPremisesUser, { source, key }),
          },
          { ...context, leftOut },
        );
        const { entries } = leftOut;
        return { since, mark: laterMark(last, mark), users: changed, skipped, leftOut: entries };
      }),
      step('groups', 'Reading groups', async (context, reader) => {
        const { state, input } = context;
        const leftOut = new LeftOut(state.leftOut);
        const { changed, skipped, mark } = await takeOver(
          reader.groups(state.since ?? undefined),
          {
            async merge({ key, dn, sid, description, ...group }) {
              const name = checkedName('group', group.name);
              const merged = { key, dn, sid, description, name };
              return await store.mutate(mergePremisesGroup, {
                source: input.directory,
                group: merged,
              });
            },
            // Who is in it is read whatever it is called.
            shutOut: async () => undefined,
          },
          { ...context, leftOut },
        );
        return {
          groups: changed,
          skipped: state.skipped + skipped,
          leftOut: leftOut.entries,
          mark: laterMark(state.mark, mark),
        };
      }),
      // Now that all are known who may be in one.
      step('members', 'Reading who is in which group', async ({ state, signal, input }, reader) => {
        let memberships = 0;
        for await (const { entries } of reader.groups(state.since ?? undefined)) {
          for (const group of entries) {
            signal.throwIfAborted();
            memberships += await syncMembers({ store, change }, input.directory, group);
          }
        }
        return { memberships };
      }),
      step('departed', 'Removing who is not there any more', async ({ signal, input }, reader) => {
        const { directory: source, force } = input;
        const gone = await departed(store, reader, { source, force });
        await removeEntries(change, { source, keys: gone, signal });
        return { removed: gone.length };
      }),
      {
        name: 'remember',
        title: 'Remembering up to where it was read',
        async run({ state, input }) {
          const { since, removed, skipped } = state;
          // Some may have been left out because of others who are gone by now: they are looked at again.
          const mark = removed > 0 && skipped > 0 ? since : state.mark;
          await store.mutate(noteDirectorySync, {
            source: input.directory,
            mark: mark ?? '',
            leftOut: JSON.stringify(state.leftOut),
            all: since === null,
            trouble: null,
          });
          return state;
        },
      },
    ],
  };
}
