import fc from 'fast-check';
import type { OpenApiDocument } from '@hawser/core/api/openapi/openapi-document';
import type { Json } from '@hawser/core/api/openapi/openapi-operation';

/** A request as it goes over the wire. */
export interface HostileRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** A call as the description of the API has it. */
export interface DescribedCall {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly isPublic: boolean;
  readonly parameters: readonly DescribedParameter[];
  readonly body: Json | undefined;
}

interface DescribedParameter {
  readonly name: string;
  readonly in: string;
  readonly schema: Json;
}

/** The calls that a description tells of. */
export function describedCalls(document: OpenApiDocument): readonly DescribedCall[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => {
      const { operationId, security, parameters, requestBody } = operation as {
        readonly operationId: string;
        readonly security: readonly unknown[];
        readonly parameters?: readonly (DescribedParameter | { readonly $ref: string })[];
        readonly requestBody?: { readonly content: Record<string, { readonly schema: Json }> };
      };
      return {
        name: operationId,
        method: method.toUpperCase(),
        path,
        isPublic: security.length === 0,
        parameters: (parameters ?? []).filter((each) => 'schema' in each),
        body: requestBody?.content['application/json']?.schema,
      };
    }),
  );
}

const words = [
  '',
  ' ',
  '*',
  '0',
  '-1',
  '1e999',
  'NaN',
  'null',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  "' or 1=1; drop table operation; --",
  '${7*7}{{7*7}}',
  '\0',
  'a\r\nX-Injected: yes',
  '\u202e\u0000\ufeff\ud83d\ude80',
  '\ud800',
  'e\u0301'.repeat(300),
  'x'.repeat(70_000),
] as const;

const hostileText = fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary' }));
const hostileNumber = fc.constantFrom(-1, 0.5, 2 ** 53, -(2 ** 63), 1e308, 5e-324);
const deep = (depth: number): unknown =>
  Array.from({ length: depth }).reduce<unknown>((inner) => [inner], null);
const hostileValue = fc.oneof(
  hostileText,
  hostileNumber,
  fc.constantFrom(null, true, [], {}, deep(5000), { length: 1e9 }, { toString: 'x', valueOf: 1 }),
  fc.jsonValue(),
);

const hostileBody = fc.constantFrom(
  '',
  '{',
  'null',
  '[]',
  '"text"',
  '1e999',
  '\ufeff{}',
  '{"a":1}{"a":2}',
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{"isAdmin":true}}}',
  '['.repeat(200_000),
  `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
  `{${Array.from({ length: 20_000 }, (_, index) => `"k${index}":0`).join(',')}}`,
  `"${'\\u0000'.repeat(1000)}"`,
);

/** What the schema wants. */
function asWanted(schema: Json): fc.Arbitrary<unknown> {
  const { anyOf, const: only, enum: some, type } = schema;
  if (only !== undefined) return fc.constant(only);
  if (Array.isArray(some)) return fc.constantFrom<unknown>(...(some as unknown[]));
  if (Array.isArray(anyOf)) return fc.oneof(...(anyOf as Json[]).map(asWanted));
  switch (type) {
    case 'string':
      return textOf(schema);
    case 'integer':
    case 'number':
      return fc.integer({
        min: Number(schema['minimum'] ?? 0),
        max: Number(schema['maximum'] ?? 1000),
      });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(asWanted((schema['items'] ?? {}) as Json), { maxLength: 3 });
    case 'object':
      return objectOf(schema, asWanted);
    default:
      return fc.jsonValue();
  }
}

function textOf({ pattern, minLength = 0, maxLength = 40 }: Json): fc.Arbitrary<string> {
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern));
  return fc.string({ minLength: Number(minLength), maxLength: Math.min(60, Number(maxLength)) });
}

function objectOf(
  schema: Json,
  valueOf: (schema: Json) => fc.Arbitrary<unknown>,
): fc.Arbitrary<object> {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Json>);
  const model = Object.fromEntries(properties.map(([name, each]) => [name, valueOf(each)]));
  return fc.record(model, { requiredKeys: [] });
}

/** Almost what the schema wants. */
function almost(schema: Json): fc.Arbitrary<unknown> {
  const spoilt = fc.oneof(
    { weight: 2, arbitrary: asWanted(schema) },
    { weight: 1, arbitrary: hostileValue },
  );
  if (schema['type'] !== 'object') return spoilt;
  return fc.oneof(
    { weight: 4, arbitrary: objectOf(schema, almost) },
    { weight: 1, arbitrary: spoilt },
  );
}

/** Requests to a call that are not, or not quite, as it wants them. */
export function hostileRequests(call: DescribedCall): fc.Arbitrary<HostileRequest> {
  const inPath = call.parameters.filter((each) => each.in === 'path');
  const inQuery = call.parameters.filter((each) => each.in === 'query');
  const named = (parameter: DescribedParameter): fc.Arbitrary<string> =>
    fc.oneof(
      hostileText.map(encoded),
      fc.constantFrom('%', '%ff', '%00', '..%2f..%2f', '%2e%2e', 'x'.repeat(600)),
      asWanted(parameter.schema).map((value) => encoded(String(value))),
    );
  const path = fc
    .tuple(...inPath.map(named))
    .map((values) =>
      inPath.reduce((so, { name }, at) => so.replace(`{${name}}`, values[at] ?? ''), call.path),
    );
  const query = fc
    .array(
      fc.tuple(
        fc.constantFrom(...inQuery.map(({ name }) => name), '__proto__', 'a[b]'),
        hostileText,
      ),
      { maxLength: 3 },
    )
    .map((pairs) => pairs.map(([name, text]) => `${name}=${encoded(text)}`).join('&'));
  const body: fc.Arbitrary<string | undefined> =
    call.method === 'GET'
      ? fc.constant(undefined)
      : fc.oneof(
          { weight: 3, arbitrary: almost(call.body ?? {}).map((value) => JSON.stringify(value)) },
          { weight: 1, arbitrary: hostileBody },
        );
  const headers = fc.record(
    {
      'if-match': fc.constantFrom(
        '"1"',
        '*',
        '"',
        'W/"1"',
        '"1","2","3"',
        '"99999999999999999999"',
      ),
      'if-none-match': fc.constantFrom('*', '"1"', 'nonsense'),
      'idempotency-key': fc.constantFrom('', 'a b', 'k', 'x'.repeat(201), '\u00e9'),
      'last-event-id': fc.constantFrom('-1', '1e9', '9'.repeat(30)),
      accept: fc.constantFrom('', 'text/html', '*/*;q=0'),
    },
    { requiredKeys: [] },
  );
  const type = fc.oneof(
    { weight: 5, arbitrary: fc.constant('application/json') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('text/plain', 'application/json; charset=x', 'a/b', ''),
    },
  );
  return fc.record({ path, query, headers, type, body }).map((made) => ({
    method: call.method,
    path: made.query === '' ? made.path : `${made.path}?${made.query}`,
    headers: { ...made.headers, ...(made.body === undefined ? {} : { 'content-type': made.type }) },
    body: made.body,
  }));
}

/** As it stands in a URL; what is no text at all (a lone half of a pair) as UTF-8 would have it. */
function encoded(text: string): string {
  return encodeURIComponent(text.slice(0, 2000).toWellFormed());
}
