import { Type } from 'typebox';
import { contract } from '../contract.ts';

/** Every call, for programs. */
export const getOpenApi = contract({
  name: 'getOpenApi',
  method: 'GET',
  path: '/admin/openapi.json',
  role: 'known',
  inTrouble: true,
  summary: 'Every call of the API, as OpenAPI 3.1.',
  answer: Type.Object({
    openapi: Type.String(),
    paths: Type.Record(Type.String(), Type.Unknown()),
  }),
});
