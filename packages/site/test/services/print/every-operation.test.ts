import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import type { Value } from '@hawser/core/ipp/values/value';
import { expect, test } from 'vitest';
import { printerOperations } from '../../../src/services/print/operations/printer-operations.ts';
import { systemOperations } from '../../../src/services/print/system/system-operations.ts';
import { settableOfSystem } from '../../../src/services/print/system/system-settings.ts';
import { systemCaller } from './ipp-caller.ts';
import { publishedOffice } from './published-office.ts';

const wrong = { type: 'rangeOfInteger', value: { lower: 7, upper: -7 } } as const satisfies Value;
const names = [
  'compression',
  'document-format',
  'document-name',
  'document-number',
  'fetch-status-code',
  'identify-actions',
  'ipp-attribute-fidelity',
  'job-hold-until',
  'job-id',
  'job-ids',
  'job-name',
  'job-password',
  'last-document',
  'limit',
  'message',
  'my-jobs',
  'notify-sequence-numbers',
  'notify-subscription-id',
  'notify-subscription-ids',
  'output-device-uuid',
  'predecessor-job-id',
  'requested-attributes',
  'requesting-user-name',
  'which-jobs',
];

// Each asked for with each operation that there is.
const hostile: Readonly<Record<string, GivenAttributes>> = {
  nothing: {},
  'a job that there is not': {
    'job-id': 2_147_483_647,
    'document-number': 1,
    'last-document': true,
  },
  'a job of a wrong number': { 'job-id': -1 },
  'a job in no URI': { 'job-uri': 'ipp://localhost/jobs/none' },
  'a job of too large a number': { 'job-uri': 'ipp://localhost/jobs/99999999999999999999' },
  'several jobs': { 'job-id': [1, 2] },
  'jobs that there are not': { 'job-ids': [7, 7, 2_147_483_647, -1] },
  'too many jobs': { 'job-ids': Array.from({ length: 2000 }, (_, index) => index + 1) },
  'fewer than none': { limit: -1, 'first-index': -1 },
  'no value at all': Object.fromEntries(names.map((name) => [name, { type: 'no-value' }])),
  'a name that is no Unicode': {
    'job-name': { type: 'other', tag: 0x42, value: Buffer.from([0xff, 0xfe]) },
  },
  'names that objects have': Object.fromEntries(
    ['constructor', 'toString', 'hasOwnProperty'].map((name) => [
      name,
      { type: 'integer', value: 1 },
    ]),
  ),
  ...Object.fromEntries(names.map((name) => [`${name} of a wrong syntax`, { [name]: wrong }])),
};

test('every operation answers whatever it is asked with, and never that the site has failed', async () => {
  const { client } = await publishedOffice();
  const failed: string[] = [];
  for (const name of printerOperations.keys()) {
    // It would wait, as it is asked to.
    for (const [what, operation] of Object.entries(hostile)) {
      const { status } = await client.ask(name, { operation });
      if (status === undefined || /internal|temporary/.test(status)) {
        failed.push(`${name} with ${what}: ${status}`);
      }
    }
    for (const tag of ['job', 'printer', 'document', 'subscription'] as const) {
      const attributes = Object.fromEntries(names.map((each) => [each, wrong]));
      const { status } = await client.ask(name, {
        operation: { 'job-id': 1, 'document-number': 1 },
        groups: [{ tag, attributes }],
      });
      if (status === undefined || /internal|temporary/.test(status)) {
        failed.push(`${name} with a wrong ${tag}: ${status}`);
      }
    }
  }
  expect(failed).toEqual([]);
});

test('and so does every operation on the system', async () => {
  const { started } = await publishedOffice();
  const system = systemCaller(started.address);
  const failed: string[] = [];
  for (const name of systemOperations.keys()) {
    const attributes = Object.fromEntries(
      [...names, ...settableOfSystem].map((each) => [each, wrong]),
    );
    const groups = (['system', 'printer', 'subscription'] as const).map((tag) => ({
      tag,
      attributes,
    }));
    const all = Object.entries(hostile).map(([what, operation]) => ({ what, operation }));
    for (const { what, ...asked } of [...all, { what: 'wrong groups', groups }]) {
      const { status } = await system.ask(name, asked);
      if (status === undefined || /internal|temporary/.test(status)) {
        failed.push(`${name} with ${what}: ${status}`);
      }
    }
  }
  expect(failed).toEqual([]);
});
