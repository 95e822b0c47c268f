import { Type } from 'typebox';
import { contract } from '../contract.ts';

const time = Type.String({ description: 'A time, ISO 8601.' });
const textOrNull = Type.Union([Type.String(), Type.Null()]);

const user = Type.Object({
  id: Type.String(),
  sid: Type.String({ description: 'The security identifier.' }),
  name: Type.String({ description: 'The name to sign in with.' }),
  displayName: Type.String(),
  email: textOrNull,
  enabled: Type.Boolean({ description: 'Whether the site lets this person in.' }),
  source: Type.Union([Type.String(), Type.Null()], {
    description: 'The directory that this person comes from; null for one of the site itself.',
  }),
  version: Type.Integer(),
  created: time,
  changed: time,
});

const params = Type.Object({
  user: Type.String({ minLength: 1, maxLength: 200, description: 'The id or the name.' }),
});

export const getUser = contract({
  name: 'getUser',
  method: 'GET',
  path: '/admin/v1/users/:user',
  role: 'Site.Admin',
  summary: 'One of the people of the site.',
  params,
  answer: user,
});
