import { Type } from 'typebox';
import { contract } from '../contract.ts';

const time = Type.String({ description: 'A time, ISO 8601.' });

const client = Type.Object({
  id: Type.String({ description: 'What it signs in as.' }),
  name: Type.String(),
  signIn: Type.Enum(['secret', 'key']),
  enabled: Type.Boolean({ description: 'Whether the site lets it in.' }),
  version: Type.Integer(),
  created: time,
  changed: time,
});

const params = Type.Object({
  client: Type.String({ minLength: 1, maxLength: 200, description: 'The id or the name.' }),
});

export const getClient = contract({
  name: 'getClient',
  method: 'GET',
  path: '/admin/v1/clients/:client',
  role: 'Site.Admin',
  summary: 'One of the programs that sign in as themselves.',
  params,
  answer: client,
});
