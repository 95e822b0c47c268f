import { Type } from 'typebox';
import { filter, page, pageOf, time } from '../contract-parts.ts';
import { contract } from '../contract.ts';

const group = Type.Object({
  id: Type.String(),
  sid: Type.String({ description: 'The security identifier.' }),
  name: Type.String(),
  description: Type.String(),
  source: Type.Union([Type.String(), Type.Null()], {
    description: 'The directory that it comes from; null for one of the site itself.',
  }),
  version: Type.Integer(),
  created: time,
  changed: time,
});

const member = Type.Object({
  kind: Type.Enum(['user', 'group']),
  id: Type.String(),
  sid: Type.String(),
  name: Type.String(),
  direct: Type.Boolean({ description: 'Whether it is in the group by itself.' }),
});

const name = Type.String({ minLength: 1, maxLength: 200 });
const description = Type.String({ maxLength: 1000 });

const params = Type.Object({
  group: Type.String({ minLength: 1, maxLength: 200, description: 'The id or the name.' }),
});

const memberParams = Type.Object({
  ...params.properties,
  member: Type.String({ format: 'uuid', description: 'The id of a user or of a group.' }),
});

export const listGroups = contract({
  name: 'listGroups',
  method: 'GET',
  path: '/admin/v1/groups',
  role: 'Site.Admin',
  summary: 'The groups of the site, by their names.',
  query: Type.Object({
    filter,
    ...page,
  }),
  answer: pageOf(group),
});

export const getGroup = contract({
  name: 'getGroup',
  method: 'GET',
  path: '/admin/v1/groups/:group',
  role: 'Site.Admin',
  summary: 'One of the groups of the site.',
  params,
  answer: group,
});

export const createGroup = contract({
  name: 'createGroup',
  method: 'POST',
  path: '/admin/v1/groups',
  role: 'Site.Admin',
  summary: 'Makes a group.',
  status: 201,
  body: Type.Object(
    { name, description: Type.Optional(description) },
    { additionalProperties: false },
  ),
  answer: group,
});

/** All of it is given: what is to stay as it is, as it was read. */
export const changeGroup = contract({
  name: 'changeGroup',
  method: 'PUT',
  path: '/admin/v1/groups/:group',
  role: 'Site.Admin',
  ifMatch: true,
  summary: 'Changes what the site knows of a group.',
  params,
  body: Type.Object({ name, description }, { additionalProperties: false }),
  answer: group,
});

/** Its memberships and roles go with it; its members stay. */
export const removeGroup = contract({
  name: 'removeGroup',
  method: 'DELETE',
  path: '/admin/v1/groups/:group',
  role: 'Site.Admin',
  ifMatch: true,
  summary: 'Removes a group; answers what it was.',
  params,
  answer: group,
});

export const listGroupMembers = contract({
  name: 'listGroupMembers',
  method: 'GET',
  path: '/admin/v1/groups/:group/members',
  role: 'Site.Admin',
  summary: 'Who is in a group.',
  params,
  query: Type.Object({
    all: Type.Optional(
      Type.Boolean({ description: 'Also who is in it through other groups, however deep.' }),
    ),
    ...page,
  }),
  answer: pageOf(member),
});

/** One that is in it already stays in it. */
export const addGroupMember = contract({
  name: 'addGroupMember',
  method: 'PUT',
  path: '/admin/v1/groups/:group/members/:member',
  role: 'Site.Admin',
  summary: 'Puts a user or a group into a group.',
  params: memberParams,
  answer: member,
});

export const removeGroupMember = contract({
  name: 'removeGroupMember',
  method: 'DELETE',
  path: '/admin/v1/groups/:group/members/:member',
  role: 'Site.Admin',
  summary: 'Takes a user or a group out of a group.',
  params: memberParams,
  answer: member,
});
