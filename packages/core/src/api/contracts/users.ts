import { Type } from 'typebox';
import { filter, page, pageOf, textOrNull, time } from '../contract-parts.ts';
import { contract } from '../contract.ts';

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
  lockedUntil: Type.Union([time, Type.Null()], {
    description: 'Until when nothing is looked at, after too many wrong passwords or codes.',
  }),
  totpSince: Type.Union([time, Type.Null()], {
    description: 'Since when there is an authenticator.',
  }),
  recoveryCodes: Type.Integer({ description: 'How many recovery codes are left.' }),
  version: Type.Integer(),
  created: time,
  changed: time,
});

const name = Type.String({ minLength: 1, maxLength: 200 });
const displayName = Type.String({ maxLength: 200 });
const email = Type.Union([Type.String({ minLength: 3, maxLength: 254 }), Type.Null()]);
const enabled = Type.Boolean();

const params = Type.Object({
  user: Type.String({ minLength: 1, maxLength: 200, description: 'The id or the name.' }),
});

export const listUsers = contract({
  name: 'listUsers',
  method: 'GET',
  path: '/admin/v1/users',
  role: 'Site.Admin',
  summary: 'The people of the site, by their names.',
  query: Type.Object({
    filter,
    ...page,
  }),
  answer: pageOf(user),
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

/** Without a role: what the site knows of somebody he may know himself. */
export const getOwnUser = contract({
  name: 'getOwnUser',
  method: 'GET',
  path: '/admin/v1/caller/user',
  role: 'known',
  summary: 'What the site knows of the caller, if that is one of its people.',
  answer: user,
});

export const createUser = contract({
  name: 'createUser',
  method: 'POST',
  path: '/admin/v1/users',
  role: 'Site.Admin',
  summary: 'Has the site know another person.',
  status: 201,
  body: Type.Object(
    {
      name,
      displayName: Type.Optional(displayName),
      email: Type.Optional(email),
      enabled: Type.Optional(enabled),
      password: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 1024,
          description: 'The first one, which has to be changed at the first sign-in.',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  answer: user,
});

/** All of it is given: what is to stay as it is, as it was read. */
export const changeUser = contract({
  name: 'changeUser',
  method: 'PUT',
  path: '/admin/v1/users/:user',
  role: 'Site.Admin',
  ifMatch: true,
  summary: 'Changes what the site knows of a person.',
  params,
  body: Type.Object({ name, displayName, email, enabled }, { additionalProperties: false }),
  answer: user,
});

/** His memberships, roles and password go with him; nobody ever gets his security identifier. */
export const removeUser = contract({
  name: 'removeUser',
  method: 'DELETE',
  path: '/admin/v1/users/:user',
  role: 'Site.Admin',
  ifMatch: true,
  summary: 'Has the site know a person no more; answers what it knew.',
  params,
  answer: user,
});
