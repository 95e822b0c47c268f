import { Type } from 'typebox';
import { agentRoles } from '../../identity/agent-roles.ts';
import { page, time } from '../contract-parts.ts';
import { contract } from '../contract.ts';

const registrationToken = Type.Object({
  id: Type.String(),
  role: Type.Enum(agentRoles),
  usesLeft: Type.Integer(),
  maxUses: Type.Integer(),
  created: time,
  expires: time,
  madeBy: Type.String(),
});

const longestSeconds = 30 * 86_400;

/** Makes a token by which new agents register. Who is no administrator of the site makes them for devices only. */
export const makeRegistrationToken = contract({
  name: 'makeRegistrationToken',
  method: 'POST',
  path: '/admin/v1/registration-tokens',
  role: 'Devices.Manage',
  summary:
    'Makes a token by which new agents register; for others than devices it takes Site.Admin.',
  status: 201,
  body: Type.Object(
    {
      role: Type.Enum(agentRoles),
      expiresIn: Type.Integer({ minimum: 60, maximum: longestSeconds, description: 'Seconds.' }),
      maxUses: Type.Integer({ minimum: 1, maximum: 100_000 }),
    },
    { additionalProperties: false },
  ),
  answer: Type.Object({
    registrationToken,
    token: Type.String({ description: 'It is shown this once.' }),
  }),
});

export const listRegistrationTokens = contract({
  name: 'listRegistrationTokens',
  method: 'GET',
  path: '/admin/v1/registration-tokens',
  role: 'Devices.Manage',
  summary: 'The tokens by which agents register, the latest first; never the words themselves.',
  query: Type.Object({
    ...page,
  }),
  answer: Type.Object({
    items: Type.Array(registrationToken),
    next: Type.Union([Type.String(), Type.Null()]),
  }),
});

export const removeRegistrationToken = contract({
  name: 'removeRegistrationToken',
  method: 'DELETE',
  path: '/admin/v1/registration-tokens/:id',
  role: 'Devices.Manage',
  summary: 'Lets nobody register by a token any more; who has registered stays.',
  repeat: 'harmless',
  params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }) }),
  answer: Type.Undefined(),
  status: 204,
});
