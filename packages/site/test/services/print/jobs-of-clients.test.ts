import { createHash, randomUUID } from 'node:crypto';
import { groupsOf } from '@hawser/core/ipp/message';
import { expect, test } from 'vitest';
import { groupOf, idsIn, jobIdOf, publishedOffice } from './published-office.ts';

const document = Buffer.from('%PDF-1.4');
const own = { 'output-device-uuid': 'urn:uuid:5f1c2a70-0000-4000-8000-000000000003' };

test('a job of several documents is printed when its last one is there', async () => {
  const { client, proxy, job } = await publishedOffice();
  const id = jobIdOf(await client.done('Create-Job', { operation: { 'job-name': 'Two' } }));
  expect((await job(id)).keywords('job-state-reasons')).toEqual(['job-incoming']);
  const about = { 'job-id': id };
  const send = async (isLast: boolean | undefined, bytes = document) =>
    client.ask('Send-Document', {
      operation: {
        ...about,
        'document-name': 'Page',
        'document-format': 'application/pdf',
        'last-document': isLast,
      },
      document: bytes,
    });
  expect((await send(undefined)).status).toBe('client-error-bad-request');
  expect((await send(false)).status).toBe('successful-ok');
  await proxy.turn();
  expect((await job(id)).enum('job-state')).toBe(3);
  expect((await send(true)).status).toBe('successful-ok');
  expect((await send(true)).status).toBe('client-error-not-possible');

  const documents = await client.done('Get-Documents', {
    operation: { ...about, 'requested-attributes': ['all'] },
  });
  const shown = groupsOf(documents.message, 'document');
  expect(shown.map((each) => each.integer('document-number'))).toEqual([1, 2]);
  expect(shown.map((each) => each.boolean('last-document'))).toEqual([false, true]);
  const second = { ...about, 'document-number': 2 };
  await client.done('Set-Document-Attributes', {
    operation: second,
    groups: [{ tag: 'document', attributes: { copies: 3, 'document-name': 'Cover' } }],
  });
  const of = await client.done('Get-Document-Attributes', { operation: second });
  expect(groupOf(of, 'document').integer('copies')).toBe(3);
  expect(groupOf(of, 'document').name('document-name')).toBe('Cover');
  const fetched = { ...own, ...second };
  await client.done('Acknowledge-Job', { operation: fetched });
  const handed = await client.done('Fetch-Document', { operation: fetched });
  expect(groupOf(handed, 'document').integer('copies')).toBe(3);
});

test('a document that is canceled is not printed, also not by a second device', async () => {
  const { client, proxy, job } = await publishedOffice();
  const id = jobIdOf(await client.done('Create-Job'));
  const about = { 'job-id': id };
  for (const isLast of [false, true]) {
    const operation = { ...about, 'last-document': isLast };
    await client.done('Send-Document', { operation, document });
  }
  const second = { ...about, 'document-number': 2 };
  await client.done('Cancel-Document', { operation: second });
  const stateOf = async () =>
    groupOf(await client.done('Get-Document-Attributes', { operation: second }), 'document').enum(
      'document-state',
    );
  await client.done('Acknowledge-Job', { operation: { ...own, ...about } });
  // It knows of no job any more.
  await client.ask('Update-Active-Jobs', { operation: own });
  expect((await job(id)).keywords('job-state-reasons')).toEqual(['job-fetchable']);
  expect(await stateOf()).toBe(7);

  await proxy.turn();
  expect(await stateOf()).toBe(7);
  const ended = await job(id);
  expect(ended.keywords('job-state-reasons')).toEqual(['job-completed-successfully']);
  expect(ended.integer('number-of-documents')).toBe(2);
  const canceled = await client.ask('Cancel-Document', { operation: second });
  expect(canceled.status).toBe('client-error-not-possible');
});

test('a job is closed without a last document, and one without any comes to nothing', async () => {
  const { client, job } = await publishedOffice();
  const ids = [];
  for (const bytes of [document, undefined]) {
    const id = jobIdOf(await client.done('Create-Job'));
    const about = { 'job-id': id };
    if (bytes !== undefined) {
      const operation = { ...about, 'last-document': false };
      await client.done('Send-Document', { operation, document: bytes });
    }
    await client.done('Close-Job', { operation: about });
    ids.push(id);
  }
  expect((await job(ids[0]!)).keywords('job-state-reasons')).toEqual(['job-fetchable']);
  expect((await job(ids[1]!)).enum('job-state')).toBe(8);
});

test('a job waits until it is released, and one with a PIN for its PIN', async () => {
  const { client, proxy, job } = await publishedOffice();
  const print = async (attributes = {}, operation = {}) =>
    jobIdOf(
      await client.done('Print-Job', {
        operation,
        groups: [{ tag: 'job', attributes }],
        document,
      }),
    );
  const held = await print({ 'job-hold-until': 'indefinite' });
  const free = await print();
  await client.done('Hold-Job', { operation: { 'job-id': free } });
  const pin = createHash('sha256').update('1234').digest();
  const locked = await print({}, { 'job-password': pin, 'job-password-encryption': 'sha2-256' });
  await proxy.turn();
  for (const id of [held, free]) {
    expect((await job(id)).keywords('job-state-reasons')).toEqual(['job-hold-until-specified']);
    await client.done('Release-Job', { operation: { 'job-id': id } });
    expect((await job(id)).keyword('job-hold-until')).toBe('no-hold');
  }
  expect((await job(locked)).keywords('job-state-reasons')).toEqual(['job-password-wait']);
  const release = async (password: string) =>
    client.ask('Release-Job', {
      operation: { 'job-id': locked, 'job-password': Buffer.from(password) },
    });
  expect((await release('4321')).status).toBe('client-error-not-authorized');
  await client.ask('Release-Job', { operation: { 'job-id': locked } });
  expect((await job(locked)).enum('job-state')).toBe(4);
  expect((await release('1234')).status).toBe('successful-ok');
  await proxy.turn();
  for (const id of [held, free, locked]) expect((await job(id)).enum('job-state')).toBe(9);
});

test('a job is changed while no device has it', async () => {
  const { client, proxy, job } = await publishedOffice();
  const printed = await client.done('Print-Job', {
    groups: [{ tag: 'job', attributes: { copies: 2, sides: 'one-sided' } }],
    document,
  });
  const id = jobIdOf(printed);
  const set = async (attributes: object) =>
    client.ask('Set-Job-Attributes', {
      operation: { 'job-id': id },
      groups: [{ tag: 'job', attributes: { ...attributes } }],
    });
  const refused = await set({ 'job-id': 7, copies: 3 });
  expect(refused.status).toBe('client-error-attributes-not-settable');
  expect(groupOf(refused, 'unsupported').attributeNames).toEqual(['job-id']);
  const unknown = await set({ copies: 1000 });
  expect(unknown.status).toBe('client-error-attributes-or-values-not-supported');
  expect(groupOf(unknown, 'unsupported').integer('copies')).toBe(1000);
  const done = await set({
    copies: 3,
    sides: { type: 'delete-attribute' },
    'job-name': 'Other',
    'job-priority': 80,
    'job-hold-until': 'indefinite',
  });
  expect(done.status).toBe('successful-ok');
  const changed = await job(id);
  expect(changed.integer('copies')).toBe(3);
  expect(changed.has('sides')).toBe(false);
  expect(changed.name('job-name')).toBe('Other');
  expect(changed.integer('job-priority')).toBe(80);
  expect(changed.enum('job-state')).toBe(4);
  expect((await set({ 'job-hold-until': 'no-hold' })).status).toBe('successful-ok');
  await proxy.turn();
  expect((await set({ copies: 1 })).status).toBe('client-error-not-possible');
});

test('jobs come in the order that their operators and priorities say', async () => {
  const { client } = await publishedOffice();
  const print = async (attributes = {}) =>
    jobIdOf(await client.done('Print-Job', { groups: [{ tag: 'job', attributes }], document }));
  const low = await print({ 'job-priority': 10 });
  const first = await print();
  const second = await print();
  const third = await print();
  const order = async () => idsIn(await client.done('Get-Jobs'));
  expect(await order()).toEqual([first, second, third, low]);
  await client.done('Promote-Job', { operation: { 'job-id': third } });
  expect(await order()).toEqual([third, first, second, low]);
  await client.done('Schedule-Job-After', {
    operation: { 'job-id': third, 'predecessor-job-id': { type: 'integer', value: first } },
  });
  expect(await order()).toEqual([first, third, second, low]);
  await client.done('Promote-Job', { operation: { 'job-id': low } });
  expect(await order()).toEqual([low, first, third, second]);
});

test('jobs are found by what is asked for, and canceled together or not at all', async () => {
  const { client, proxy } = await publishedOffice();
  const print = async () => jobIdOf(await client.done('Print-Job', { document }));
  const done = await print();
  await proxy.turn();
  const open = [await print(), await print(), await print()];
  const find = async (operation: object) =>
    idsIn(await client.done('Get-Jobs', { operation: { ...operation } }));
  expect(await find({})).toEqual(open);
  expect(await find({ limit: 2 })).toEqual(open.slice(0, 2));
  expect(await find({ 'which-jobs': 'completed' })).toEqual([done]);
  expect(await find({ 'which-jobs': 'all' })).toEqual([...open.toReversed(), done]);
  expect(await find({ 'which-jobs': 'proof-print' })).toEqual([]);
  expect(await find({ 'job-ids': [done, open[1]!] })).toEqual([done, open[1]]);
  expect(await find({ 'my-jobs': true })).toEqual(open);
  const strange = await client.ask('Get-Jobs', { operation: { 'which-jobs': 'strange' } });
  expect(strange.status).toBe('client-error-attributes-or-values-not-supported');
  expect(groupOf(strange, 'unsupported').keyword('which-jobs')).toBe('strange');
  const bad = await client.ask('Get-Jobs', { operation: { limit: 0 } });
  expect(bad.status).toBe('client-error-bad-request');

  const both = await client.ask('Cancel-My-Jobs', { operation: { 'job-ids': [open[0]!, done] } });
  expect(both.status).toBe('client-error-not-possible');
  expect(await find({})).toEqual(open);
  await client.done('Cancel-My-Jobs', { operation: { 'job-ids': [open[0]!] } });
  expect(await find({ 'which-jobs': 'canceled' })).toEqual([open[0]]);
  await client.done('Cancel-Jobs');
  expect(await find({})).toEqual([]);
  await client.done('Purge-Jobs');
  expect(await find({ 'which-jobs': 'all' })).toEqual([]);
});

test('a client whose answer was lost makes its job again, and is told of the one it has', async () => {
  const { client } = await publishedOffice();
  const create = async (uuid: string): Promise<number> =>
    jobIdOf(await client.done('Create-Job', { operation: { 'job-uuid': `urn:uuid:${uuid}` } }));
  const [one, other] = [randomUUID(), randomUUID()];
  const id = await create(one);
  expect(await create(one)).toBe(id);
  expect(await create(other)).toBe(id + 1);
  const operation = { 'job-id': id, 'last-document': true };
  await client.done('Send-Document', { operation, document });
  expect(await create(one)).toBe(id);
});
