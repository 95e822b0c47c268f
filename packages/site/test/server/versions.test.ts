import { contract } from '@hawser/core/api/contract';
import { entityTags } from '@hawser/core/api/entity-tag';
import fc from 'fast-check';
import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { requireVersion } from '../../src/store/require-version.ts';
import { madeApp } from './made-app.ts';

const lamp = Type.Object({ colour: Type.String(), version: Type.Integer() });
const path = '/admin/v1/lamp';
const role = 'Site.Admin';
const getLamp = contract({
  name: 'getLamp',
  method: 'GET',
  path,
  role,
  summary: 'A lamp.',
  answer: lamp,
});
const setLamp = contract({
  name: 'setLamp',
  method: 'PUT',
  path,
  role,
  summary: 'Paints a lamp.',
  ifMatch: true,
  body: Type.Object({ colour: Type.String() }),
  answer: lamp,
});

async function lampApp(): Promise<Awaited<ReturnType<typeof madeApp>>> {
  let kept = { colour: 'red', version: 3 };
  return madeApp((routes) => {
    routes.add(getLamp, async () => kept);
    routes.add(setLamp, async ({ body, version }) => {
      requireVersion(version, { what: 'The lamp', version: kept.version });
      kept = { ...body, version: kept.version + 1 };
      return kept;
    });
  });
}

const asAda = { 'x-caller': 'ada' };

test('what has a version says so by its ETag, and is not sent to whoever has it', async () => {
  const app = await lampApp();
  const get = async (known?: string): Promise<object> => {
    const headers = { ...asAda, ...(known === undefined ? {} : { 'if-none-match': known }) };
    const { statusCode, headers: said, body } = await app.inject({ url: path, headers });
    return { statusCode, etag: said['etag'], length: body.length };
  };
  const etag = '"3"';
  const whole = { statusCode: 200, etag, length: 28 };
  const nothing = { statusCode: 304, etag, length: 0 };
  expect(await get()).toEqual(whole);
  for (const known of ['"2"', 'W/"2", "30"']) expect(await get(known)).toEqual(whole);
  for (const known of ['"3"', '*', 'W/"3"', '"1" ,, "3"'])
    expect(await get(known)).toEqual(nothing);
  expect(await get('3')).toMatchObject({ statusCode: 400 });
});

test.each([
  [undefined, 428, 'condition-missing'],
  ['3', 400, 'condition-malformed'],
  ['"3', 400, 'condition-malformed'],
  ['"3" "4"', 400, 'condition-malformed'],
  ['"1","2","3","4","5","6","7","8","9"', 400, 'condition-malformed'],
  [',', 400, 'condition-malformed'],
  ['"2"', 412, 'condition-other-version'],
  ['W/"3"', 412, 'condition-no-version'],
  ['"three"', 412, 'condition-no-version'],
  ['"3"', 200, undefined],
  ['*', 200, undefined],
  ['"1", W/"2",\t"3"', 200, undefined],
])('a change for the version %s is answered by %i', async (known, status, code) => {
  const app = await lampApp();
  const headers = { ...asAda, ...(known === undefined ? {} : { 'if-match': known }) };
  const request = { method: 'PUT', url: path, headers, payload: { colour: 'blue' } } as const;
  const answer = await app.inject(request);
  expect(answer.statusCode).toBe(status);
  const said = answer.json<{ code?: string; hint?: string }>();
  expect(said.code).toBe(code);
  const { body } = await app.inject({ url: path, headers: asAda });
  expect(body).toContain(status === 200 ? '"version":4' : '"version":3');
  if (status === 200) expect(answer.headers['etag']).toBe('"4"');
  else expect(said.hint).toMatch(/\w/);
});

test('entity tags are read whatever stands there', () => {
  const odd = fc.string({ unit: fc.constantFrom('"', 'W', '/', ',', ' ', '*', '1', '\t', 'é') });
  fc.assert(
    fc.property(odd, (text) => {
      const tags = entityTags(text);
      if (tags === undefined || tags === '*') return;
      expect(tags.length).toBeGreaterThan(0);
      const said = tags.map(({ weak, tag }) => `${weak ? 'W/' : ''}${tag}`).join(',');
      expect(entityTags(said)).toEqual(tags);
    }),
  );
});
