import { Type } from 'typebox';
import { roles } from '../../identity/roles.ts';
import { page, pageOf } from '../contract-parts.ts';
import { contract } from '../contract.ts';

const holderKinds = ['user', 'group', 'client', 'claim'] as const;

/** Somebody who has a role, by himself or through a group that he is in. */
const roleHolder = Type.Object({
  role: Type.Enum(roles),
  kind: Type.Enum(holderKinds),
  holder: Type.String({ description: 'The id, or claim:ISSUER#VALUE.' }),
  name: Type.String(),
  through: Type.Union([Type.String(), Type.Null()], {
    description: 'The name of the group that has the role; null for who has it by himself.',
  }),
});

const grant = Type.Object({ role: Type.Enum(roles), holder: Type.String() });

const holder = Type.String({
  minLength: 1,
  maxLength: 700,
  description: 'The id of a user, a group or a client, or claim:ISSUER#VALUE.',
});

const body = Type.Object({ role: Type.Enum(roles), holder }, { additionalProperties: false });

export const listRoleHolders = contract({
  name: 'listRoleHolders',
  method: 'GET',
  path: '/admin/v1/roles',
  role: 'Site.Admin',
  summary: 'Who has which roles.',
  query: Type.Object({
    role: Type.Optional(Type.Enum(roles)),
    holder: Type.Optional(holder),
    all: Type.Optional(Type.Boolean({ description: 'Also who has them through a group.' })),
    ...page,
  }),
  answer: pageOf(roleHolder),
});

/** Who has it already keeps it. */
export const grantRole = contract({
  name: 'grantRole',
  method: 'POST',
  path: '/admin/v1/roles/grants',
  role: 'Site.Admin',
  summary: 'Gives somebody a role.',
  body,
  answer: grant,
});

export const revokeRole = contract({
  name: 'revokeRole',
  method: 'POST',
  path: '/admin/v1/roles/revocations',
  role: 'Site.Admin',
  summary: 'Takes a role from who has it by himself; what he has through groups stays.',
  body,
  answer: grant,
});
