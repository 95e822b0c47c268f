import { Type } from 'typebox';
import { agentRoles } from '../../identity/agent-roles.ts';
import { contract } from '../contract.ts';

const request = Type.String({ maxLength: 16_384, description: 'PKCS#10, PEM.' });
const version = Type.String({ minLength: 1, maxLength: 64 });

const registered = Type.Object({
  agent: Type.Object({ id: Type.String(), name: Type.String(), role: Type.Enum(agentRoles) }),
  certificate: Type.String({ description: 'PEM.' }),
  authority: Type.String({ description: 'PEM; what the site is trusted by.' }),
});

/** Exchanges a token and a request for a certificate. A repeat with the same key gives the first one. */
export const registerAgent = contract({
  name: 'registerAgent',
  method: 'POST',
  path: '/agents/v1/registration',
  role: 'registration',
  summary: 'Exchanges a registration token and a certificate request for a certificate.',
  repeat: 'own',
  status: 201,
  body: Type.Object(
    { role: Type.Enum(agentRoles), request, version },
    { additionalProperties: false },
  ),
  answer: registered,
});

/** Gives an agent its next certificate. A repeat with the same key gives the first one. */
export const renewAgent = contract({
  name: 'renewAgent',
  method: 'POST',
  path: '/agents/v1/renewal',
  role: 'agent',
  summary: 'Issues the next certificate of an agent, for a new key.',
  repeat: 'own',
  status: 201,
  body: Type.Object({ request, version }, { additionalProperties: false }),
  answer: registered,
});
