import {
  addGroupMember,
  changeGroup,
  createGroup,
  getGroup,
  listGroupMembers,
  listGroups,
  removeGroup,
  removeGroupMember,
} from '@hawser/core/api/contracts/groups';
import type { Groups } from '../../directory/groups.ts';
import type { Routes } from '../../server/routes.ts';

/** The groups of the site, and who is in them. */
export function addGroupRoutes(routes: Routes, groups: Groups): void {
  routes.add(listGroups, async ({ query }) => groups.list(query));
  routes.add(getGroup, async ({ params }) => groups.get(params.group));
  routes.add(createGroup, async ({ body, reply, change }) => {
    const created = await groups.create(change, body);
    reply.header('location', `${createGroup.path}/${created.id}`);
    return created;
  });
  routes.add(changeGroup, async ({ params, body, version, change }) =>
    groups.change(change, params.group, { ...body, version }),
  );
  routes.add(removeGroup, async ({ params, version, change }) =>
    groups.remove(change, params.group, version),
  );
  routes.add(listGroupMembers, async ({ params, query }) => groups.members(params.group, query));
  routes.add(addGroupMember, async ({ params, change }) =>
    groups.addMember(change, params.group, params.member),
  );
  routes.add(removeGroupMember, async ({ params, change }) =>
    groups.removeMember(change, params.group, params.member),
  );
}
