import { Type } from 'typebox';
import { filter, page, pageOf, time } from '../contract-parts.ts';
import { contract } from '../contract.ts';

const shown = {
  id: Type.String({ description: 'What it signs in as.' }),
  name: Type.String(),
  signIn: Type.Enum(['secret', 'key']),
  enabled: Type.Boolean({ description: 'Whether the site lets it in.' }),
  version: Type.Integer(),
  created: time,
  changed: time,
};

const client = Type.Object(shown);

/** With its secret where the site has made one: it is told this once, for the site keeps its hash. */
const clientWithSecret = Type.Object({
  ...shown,
  secret: Type.Union([Type.String(), Type.Null()]),
});

const name = Type.String({ minLength: 1, maxLength: 200 });

const publicKey = Type.String({
  minLength: 1,
  maxLength: 16_384,
  description: 'A public key (SPKI) or a certificate, PEM; without, it gets a secret.',
});

const params = Type.Object({
  client: Type.String({ minLength: 1, maxLength: 200, description: 'The id or the name.' }),
});

export const listClients = contract({
  name: 'listClients',
  method: 'GET',
  path: '/admin/v1/clients',
  role: 'Site.Admin',
  summary: 'The programs that sign in as themselves, by their names.',
  query: Type.Object({
    filter,
    ...page,
  }),
  answer: pageOf(client),
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

export const createClient = contract({
  name: 'createClient',
  method: 'POST',
  path: '/admin/v1/clients',
  role: 'Site.Admin',
  summary:
    'Lets a program sign in as itself, with a key of its own or a secret that the site makes.',
  status: 201,
  body: Type.Object({ name, publicKey: Type.Optional(publicKey) }, { additionalProperties: false }),
  answer: clientWithSecret,
});

/** All of it is given: what is to stay as it is, as it was read. */
export const changeClient = contract({
  name: 'changeClient',
  method: 'PUT',
  path: '/admin/v1/clients/:client',
  role: 'Site.Admin',
  ifMatch: true,
  summary: 'Changes what the site knows of a program.',
  params,
  body: Type.Object({ name, enabled: Type.Boolean() }, { additionalProperties: false }),
  answer: client,
});

/** What it has signed in with until now is not taken any more, at once. */
export const replaceClientCredential = contract({
  name: 'replaceClientCredential',
  method: 'PUT',
  path: '/admin/v1/clients/:client/credential',
  role: 'Site.Admin',
  ifMatch: true,
  summary: 'Has a program sign in with another key, or with a new secret that the site makes.',
  params,
  body: Type.Object({ publicKey: Type.Optional(publicKey) }, { additionalProperties: false }),
  answer: clientWithSecret,
});

export const removeClient = contract({
  name: 'removeClient',
  method: 'DELETE',
  path: '/admin/v1/clients/:client',
  role: 'Site.Admin',
  ifMatch: true,
  summary: 'Lets a program sign in no more, and forgets it; answers what it was.',
  params,
  answer: client,
});
