import { readdir } from 'node:fs/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { Contract } from '@hawser/core/api/contract';
import { allContracts } from '@hawser/core/api/contracts/all-contracts';
import { getOwnSignIn } from '@hawser/core/api/contracts/user-proofs';
import { getOwnUser } from '@hawser/core/api/contracts/users';
import { openApiDocument, type OpenApiDocument } from '@hawser/core/api/openapi/openapi-document';
import { askSite } from '@hawser/core/api/site-request';
import { newKeyPair, publicKeyPem } from '@hawser/core/pki/key-pair';
import { expect, test } from 'vitest';
import { startedSite, type StartedSite } from '../started-site.ts';
import { faultsBy } from './described-answers.ts';

const contractsFolder = new URL('../../../core/src/api/contracts/', import.meta.url);

const written = ({ path }: Contract): string => path.replaceAll(/:(\w+)/g, '{$1}');

test('every contract is in the list of all, by a name of its own', async () => {
  const exported: unknown[] = [];
  for (const file of await readdir(contractsFolder)) {
    const module = (await import(new URL(file, contractsFolder).href)) as object;
    if (file !== 'all-contracts.ts') exported.push(...Object.values(module).flat());
  }
  const contracts = exported.filter(
    (each): each is Contract => typeof each === 'object' && each !== null && 'method' in each,
  );
  expect(contracts.length).toBeGreaterThan(10);
  expect(new Set(allContracts)).toEqual(new Set(contracts));
  const names = allContracts.map(({ name }) => name);
  expect(names.length).toBe(new Set(names).size);
});

test('the description of the API is OpenAPI 3.1, whoever looks at it', async () => {
  const validator = new Validator();
  // It is read, and may be changed by that.
  const { valid, errors } = await validator.validate(structuredClone(openApiDocument()));
  expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
  expect(validator.version).toBe('3.1');
  const document = openApiDocument();
  for (const [, reference = ''] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]*)"/g)) {
    const found = reference
      .split('/')
      .reduce<unknown>(
        (here, name) => (here as Record<string, unknown> | undefined)?.[name],
        document,
      );
    expect(found, reference).toBeDefined();
  }
  for (const [path, item] of Object.entries(document.paths)) {
    const wanted = new Set([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    for (const operation of Object.values(item)) {
      const { parameters = [] } = operation as { parameters?: { name?: string; in?: string }[] };
      const named = parameters.filter((each) => each.in === 'path').map(({ name }) => name);
      expect(new Set(named), path).toEqual(wanted);
    }
  }
});

test('a running site has a route for each contract, and answers as its own description says', async () => {
  const site = await startedSite();
  const routes = site.routes.filter((route) => !route.startsWith('HEAD '));
  expect(routes.toSorted()).toEqual(
    allContracts.map(({ method, path }) => `${method} ${path}`).toSorted(),
  );
  const { text } = await ask(site, 'GET', '/admin/openapi.json');
  const document = JSON.parse(text) as OpenApiDocument;
  expect(document).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  const faultOf = faultsBy(document);
  const mistaken = { method: 'GET', path: '/admin/v1/caller', status: 200, text: '{"name":1}' };
  expect(faultOf({ ...mistaken, type: 'application/json' })).toContain(
    'must have required property',
  );
  const expectAnswer = async (
    status: number,
    [method, template]: readonly [Method, string],
    { path = template, body }: { readonly path?: string; readonly body?: object } = {},
  ): Promise<Record<string, unknown>> => {
    const answer = await ask(site, method, path, body);
    expect(answer.status, `${method} ${path}: ${answer.text}`).toBe(status);
    const fault = faultOf({ method, path: template, ...answer });
    expect(fault, `${method} ${path}: ${answer.text}`).toBeUndefined();
    return answer.type?.includes('json') === true
      ? (JSON.parse(answer.text) as Record<string, unknown>)
      : {};
  };

  const plain = allContracts.filter(
    ({ method, params, path, role }) =>
      method === 'GET' &&
      params === undefined &&
      role !== 'agent' &&
      !path.startsWith('/directory/'),
  );
  // A certificate is nobody of the people.
  const ofPeople = new Set<string>([getOwnUser.path, getOwnSignIn.path]);
  for (const contract of plain) {
    await expectAnswer(ofPeople.has(contract.path) ? 400 : 200, ['GET', written(contract)]);
  }
  const operations = '/admin/v1/operations';
  const { id } = await expectAnswer(202, ['POST', operations], {
    body: { kind: 'optimize-site', input: null },
  });
  await expectAnswer(200, ['GET', `${operations}/{id}`], { path: `${operations}/${String(id)}` });
  const check = '/admin/v1/site/checks/{check}';
  await expectAnswer(200, ['POST', check], { path: check.replace('{check}', 'clock') });
  const { publicKey } = await newKeyPair(2048);
  const administrators = '/admin/v1/administrators';
  const body = { name: 'Ada', days: 1, publicKey: publicKeyPem(publicKey) };
  await expectAnswer(201, ['POST', administrators], { body });
  await expectAnswer(400, ['POST', administrators], { body: {} });
  await expectAnswer(404, ['GET', `${operations}/{id}`], { path: `${operations}/none` });
  await expectAnswer(400, ['GET', operations], { path: `${operations}?limit=soup` });
});

type Method = 'GET' | 'POST';

async function ask(
  { address }: StartedSite,
  method: Method,
  path: string,
  body?: object,
): Promise<{ status: number; type: string | undefined; text: string }> {
  const { status, headers, text } = await askSite(address, {
    method,
    path,
    signal: AbortSignal.timeout(10_000),
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const type = headers['content-type'];
  return { status, text, type: typeof type === 'string' ? type : undefined };
}
