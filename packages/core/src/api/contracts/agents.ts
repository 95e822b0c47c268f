import { Type } from 'typebox';
import { agentRoles } from '../../identity/agent-roles.ts';
import { agentStates } from '../../identity/agent-states.ts';
import { page, pageOf, textOrNull, time, timeOrNull } from '../contract-parts.ts';
import { contract } from '../contract.ts';

const agent = Type.Object({
  id: Type.String(),
  name: Type.String(),
  role: Type.Enum(agentRoles),
  state: Type.Enum(agentStates),
  version: textOrNull,
  created: time,
  lastSeen: timeOrNull,
  until: timeOrNull,
  fingerprint: textOrNull,
  registeredBy: textOrNull,
  revoked: timeOrNull,
});

const params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }) });

export const listAgents = contract({
  name: 'listAgents',
  method: 'GET',
  path: '/admin/v1/agents',
  role: 'Devices.Manage',
  summary: 'The agents, those that registered last first.',
  query: Type.Object({
    role: Type.Optional(Type.Enum(agentRoles)),
    state: Type.Optional(Type.Enum(agentStates)),
    name: Type.Optional(
      Type.String({ minLength: 1, maxLength: 100, description: 'The whole name, in any case.' }),
    ),
    ...page,
  }),
  answer: pageOf(agent),
});

/** Lets an agent in no more, and ends its connections; one that is revoked already stays so. */
export const revokeAgent = contract({
  name: 'revokeAgent',
  method: 'POST',
  path: '/admin/v1/agents/:id/revocation',
  role: 'Devices.Manage',
  summary: 'Revokes an agent; for others than devices it takes Site.Admin.',
  repeat: 'harmless',
  params,
  answer: agent,
});

/** Certificates of the site's authority that hold no more, as everybody can check it (RFC 5280). */
export const getRevocationList = contract({
  name: 'getRevocationList',
  method: 'GET',
  path: '/admin/v1/revocation-list',
  role: 'Devices.Manage',
  summary: "The revocation list of the site's authority.",
  answer: Type.Object({
    number: Type.Integer(),
    from: time,
    until: time,
    count: Type.Integer(),
    list: Type.String({ description: 'PEM.' }),
  }),
});
