import type { TObject, TSchema } from 'typebox';
import { isRole } from '../../identity/roles.ts';
import type { Contract } from '../contract.ts';

/** What JSON has as objects. */
export type Json = { readonly [name: string]: unknown };

/** What calls are put together by: that part of the path which says what they are about. */
export function tagOf({ path }: Contract): string {
  const [, first = '', , third] = path.split('/');
  return first === 'admin' && third !== undefined ? third : 'site';
}

/** A call as OpenAPI describes it. */
export function openApiOperation(contract: Contract): Json {
  const { name, role, summary, body } = contract;
  const parameters = parametersOf(contract);
  return {
    operationId: name,
    tags: [tagOf(contract)],
    summary,
    ...(isRole(role) ? { description: `Needs the role ${role}.` } : {}),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined ? {} : { requestBody: requestBodyOf(body) }),
    responses: responsesOf(contract),
    security: role === 'anybody' ? [] : [{ certificate: [] }, { directory: [] }],
    'x-hawser-role': role,
  };
}

function parametersOf(contract: Contract): readonly Json[] {
  const { params, query } = contract;
  return [
    ...named('path', params),
    ...named('query', query),
    ...(contract.ifMatch === true ? [shared('IfMatch')] : []),
    ...(isKeyed(contract) ? [shared('IdempotencyKey')] : []),
    ...(contract.method === 'GET' && isTagged(contract) ? [shared('IfNoneMatch')] : []),
  ];
}

function named(place: 'path' | 'query', schema: TObject | undefined): readonly Json[] {
  if (schema === undefined) return [];
  const { properties, required = [] } = plain(schema) as {
    readonly properties: Readonly<Record<string, Json>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...each }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: each,
  }));
}

function shared(name: string): Json {
  return { $ref: `#/components/parameters/${name}` };
}

function requestBodyOf(body: TSchema): Json {
  return { required: true, content: { 'application/json': { schema: plain(body) } } };
}

function responsesOf(contract: Contract): Json {
  const { status = 200, role } = contract;
  const problem = (name = 'Problem'): Json => ({ $ref: `#/components/responses/${name}` });
  return {
    [status]: successOf(contract),
    ...(contract.method === 'GET' && isTagged(contract)
      ? { 304: { description: 'The caller has this version.' } }
      : {}),
    ...(role === 'anybody' ? {} : { 401: problem('UnknownCaller'), 403: problem() }),
    ...(contract.ifMatch === true ? { 412: problem(), 428: problem() } : {}),
    429: problem('TooMany'),
    default: problem(),
  };
}

function successOf(contract: Contract): Json {
  const { answer, answerType = 'application/json', status, summary } = contract;
  return {
    description: summary,
    ...(isTagged(contract) ? { headers: { ETag: { $ref: '#/components/headers/ETag' } } } : {}),
    ...(status === 204 ? {} : { content: { [answerType]: { schema: plain(answer) } } }),
  };
}

function isKeyed({ method, repeat }: Contract): boolean {
  return method !== 'GET' && repeat !== 'harmless';
}

/** Whether an ETag tells which version an answer is of, or what it says. */
function isTagged({ answer, revalidated }: Contract): boolean {
  if (revalidated === true) return true;
  const { properties } = plain(answer) as { readonly properties?: Readonly<Record<string, Json>> };
  return properties?.['version']?.['type'] === 'integer';
}

/** A schema without what only its makers know of it. */
function plain(schema: TSchema): Json {
  return JSON.parse(JSON.stringify(schema)) as Json;
}
