import { Type } from 'typebox';
import { contract } from '../contract.ts';

/** Where somebody can sign in whom the site is to let in (RFC 9728). */
export const getProtectedResource = contract({
  name: 'getProtectedResource',
  method: 'GET',
  path: '/.well-known/oauth-protected-resource',
  role: 'anybody',
  summary: 'The directories whose tokens the site takes.',
  answer: Type.Object({
    resource: Type.String(),
    authorization_servers: Type.Array(Type.String()),
    bearer_methods_supported: Type.Array(Type.String()),
  }),
});
