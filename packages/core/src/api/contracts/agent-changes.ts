import { Type } from 'typebox';
import { agentRoles } from '../../identity/agent-roles.ts';
import { contract } from '../contract.ts';

const topic = Type.String({ minLength: 1, maxLength: 64, pattern: '^[a-z][a-z0-9-]*$' });

/** How often the site says at least that it is there, and an agent is to do so, in seconds. */
export const heartbeatSeconds = 60;

/**
 * The groups that an agent agrees on a key by for this connection, which stands for days and of which there
 * are tens of thousands. Without the hybrid with ML-KEM it costs a site a tenth less memory. What is told
 * here is only that something has changed: whatever is worth being recorded today and read in twenty years
 * goes by calls of its own, whose keys are agreed on by the hybrid.
 */
export const waitingGroups = 'X25519:P-256:P-384';

/** Server-sent events: first a hello, then what has changed; each has one of the messages below as its data. */
export const followChanges = contract({
  name: 'followChanges',
  method: 'GET',
  path: '/agents/v1/changes',
  role: 'agent',
  summary: 'Tells an agent what changes, after the Last-Event-ID, for as long as it listens.',
  answer: Type.String(),
});

const spread = Type.Integer({
  minimum: 1,
  maximum: 300,
  description: 'Over how many seconds agents are to spread when they lose the site.',
});

export const agentMessage = Type.Union([
  Type.Object({
    type: Type.Literal('hello'),
    agent: Type.Object({ id: Type.String(), name: Type.String(), role: Type.Enum(agentRoles) }),
    urls: Type.Array(Type.String({ maxLength: 300 }), {
      maxItems: 100,
      description: 'Where the replicas of the site answer agents.',
    }),
    spread,
  }),
  Type.Object({ type: Type.Literal('heartbeat'), spread }),
  Type.Object({ type: Type.Literal('change'), topic }),
]);

/** What is told where it is not known what was missed. */
export const everything = 'everything';

/** Tells agents that something has changed: those of a role, or one of them, or all. */
export const tellAgents = contract({
  name: 'tellAgents',
  method: 'POST',
  path: '/admin/v1/agent-changes',
  role: 'Devices.Manage',
  summary: 'Has agents look at the site for what is new.',
  repeat: 'harmless',
  status: 202,
  body: Type.Object(
    {
      topic,
      role: Type.Optional(Type.Enum(agentRoles)),
      agent: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    },
    { additionalProperties: false },
  ),
  answer: Type.Object({ sequence: Type.Integer() }),
});
