import { Type } from 'typebox';
import { contract } from '../contract.ts';

const time = Type.String({ description: 'A time, ISO 8601.' });

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

const params = Type.Object({
  group: Type.String({ minLength: 1, maxLength: 200, description: 'The id or the name.' }),
});

const memberParams = Type.Object({
  ...params.properties,
  member: Type.String({ format: 'uuid', description: 'The id of a user or of a group.' }),
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
