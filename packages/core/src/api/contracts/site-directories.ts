import { Type } from 'typebox';
import { textOrNull, timeOrNull } from '../contract-parts.ts';
import { contract } from '../contract.ts';
import { getOperation } from './operations.ts';

const name = Type.String({
  pattern: '^[A-Za-z][A-Za-z0-9._-]{0,63}$',
  description: 'What the directory is called here.',
});
const kind = Type.Enum(['active-directory', 'ldap']);
const url = Type.String({ maxLength: 300, description: 'ldaps, or ldap with StartTLS.' });
const distinguishedName = Type.String({ minLength: 1, maxLength: 1000 });
const filter = Type.Union([Type.String({ minLength: 3, maxLength: 2000 }), Type.Null()]);
const everyMinutes = Type.Union([Type.Integer({ minimum: 1, maximum: 1440 }), Type.Null()]);
const password = Type.String({ minLength: 1, maxLength: 1000 });
const trustAnchor = Type.Union([Type.String({ maxLength: 65_536 }), Type.Null()], {
  description: 'PEM; without, the authorities that the operating system trusts.',
});

const described = {
  kind,
  url,
  bindName: distinguishedName,
  userBase: distinguishedName,
  groupBase: distinguishedName,
  userFilter: filter,
  groupFilter: filter,
  everyMinutes,
};

const directory = Type.Object({
  name,
  ...described,
  trustAnchor: textOrNull,
  users: Type.Integer({ description: 'As many people come from it.' }),
  groups: Type.Integer(),
  synced: timeOrNull,
  trouble: textOrNull,
  leftOut: Type.Integer({ description: 'As many of what is in it could not be taken over.' }),
  leftOutFirst: Type.Array(Type.Object({ name: Type.String(), reason: Type.String() }), {
    description: 'The first of them, by their distinguished names, and why.',
  }),
  signInTrouble: textOrNull,
  signInFailed: timeOrNull,
  leaving: timeOrNull,
  version: Type.Integer(),
});

const params = Type.Object({ name });

export const listDirectories = contract({
  name: 'listDirectories',
  method: 'GET',
  path: '/admin/v1/directories',
  role: 'Site.Admin',
  summary: 'The directories on the premises that the site reads.',
  answer: Type.Array(directory),
});

export const getDirectory = contract({
  name: 'getDirectory',
  method: 'GET',
  path: '/admin/v1/directories/:name',
  role: 'Site.Admin',
  summary: 'A directory on the premises that the site reads.',
  params,
  answer: directory,
});

export const addDirectory = contract({
  name: 'addDirectory',
  method: 'POST',
  path: '/admin/v1/directories',
  role: 'Site.Admin',
  summary: 'Has the site read a directory on the premises.',
  body: Type.Object({ name, ...described, trustAnchor, password }, { additionalProperties: false }),
  answer: directory,
  status: 201,
});

export const setDirectory = contract({
  name: 'setDirectory',
  method: 'PUT',
  path: '/admin/v1/directories/:name',
  role: 'Site.Admin',
  summary: 'Changes how a directory on the premises is read.',
  ifMatch: true,
  params,
  body: Type.Object(
    { ...described, trustAnchor, password: Type.Optional(password) },
    { additionalProperties: false },
  ),
  answer: directory,
});

/** Removes all who come from it, too, some at a time; none of them is let in from the first moment. */
export const removeDirectory = contract({
  name: 'removeDirectory',
  method: 'DELETE',
  path: '/admin/v1/directories/:name',
  role: 'Site.Admin',
  summary:
    'Has a directory read no more, and starts removing the people and groups that come from it.',
  ifMatch: true,
  params,
  answer: getOperation.answer,
  status: 202,
});
