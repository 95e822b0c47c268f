import { randomUUID } from 'node:crypto';
import type { Parts } from '@hawser/core/api/contract';
import type {
  changeGroup as changing,
  createGroup as creating,
  listGroupMembers,
  listGroups,
} from '@hawser/core/api/contracts/groups';
import type { Change } from '../audit/change.ts';
import { addMember } from '../store/mutations/directory/add-member.ts';
import { changeGroup } from '../store/mutations/directory/change-group.ts';
import { createGroup } from '../store/mutations/directory/create-group.ts';
import { removeGroup } from '../store/mutations/directory/remove-group.ts';
import { removeMember } from '../store/mutations/directory/remove-member.ts';
import { findGroups } from '../store/reports/directory/find-groups.ts';
import { findMembers } from '../store/reports/directory/find-members.ts';
import type { Store } from '../store/store.ts';
import type { Group, Member } from './directory-views.ts';
import { requireGroup } from './find-group.ts';
import { checkedName, checkedText, nameKey } from './names.ts';
import { type Page, pageOf } from './page.ts';

/** The groups of a site. Which one `named` means says its id or its name. */
export interface Groups {
  list(search: Parts<typeof listGroups>['query']): Promise<Page<Group>>;
  get(named: string): Promise<Group>;
  create(change: Change, given: Parts<typeof creating>['body']): Promise<Group>;
  change(
    change: Change,
    named: string,
    given: Parts<typeof changing>['body'] & { readonly version: number | undefined },
  ): Promise<Group>;
  remove(change: Change, named: string, version: number | undefined): Promise<Group>;
  members(named: string, search: Parts<typeof listGroupMembers>['query']): Promise<Page<Member>>;
  /** The member is an id, of a user or a group. */
  addMember(change: Change, named: string, member: string): Promise<Member>;
  removeMember(change: Change, named: string, member: string): Promise<Member>;
}

export function groupsOf(store: Store): Groups {
  return {
    list: async ({ filter, ...page }) =>
      pageOf(
        page,
        ({ name }) => [nameKey(name)],
        async (searched) => store.report(findGroups, { filter, ...searched }),
      ),
    get: async (named) => requireGroup(store, named),
    async create(change, { name, description = '' }) {
      const group = {
        id: randomUUID(),
        name: checkedName('group', name),
        description: checkedText('description', description),
      };
      return (await change(createGroup, group)).after;
    },
    async change(change, named, { name, description, version }) {
      const { id } = await requireGroup(store, named);
      const changed = {
        id,
        version,
        name: checkedName('group', name),
        description: checkedText('description', description),
      };
      return (await change(changeGroup, changed)).after;
    },
    async remove(change, named, version) {
      const { id } = await requireGroup(store, named);
      return (await change(removeGroup, { id, version })).before;
    },
    async members(named, { all = false, ...page }) {
      const { id: group } = await requireGroup(store, named);
      return await pageOf(
        page,
        ({ kind, name }) => [kind, nameKey(name)],
        async (searched) => store.report(findMembers, { group, all, ...searched }),
      );
    },
    async addMember(change, named, member) {
      const { id: group } = await requireGroup(store, named);
      return (await change(addMember, { group, member: member.toLowerCase() }, { target: group }))
        .after;
    },
    async removeMember(change, named, member) {
      const { id: group } = await requireGroup(store, named);
      return (
        await change(removeMember, { group, member: member.toLowerCase() }, { target: group })
      ).before;
    },
  };
}
