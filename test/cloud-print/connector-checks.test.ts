import { encodeAttributes } from '@hawser/core/ipp/encode/encode-attributes';
import { expect, test } from 'vitest';
import { connectorChecks } from '../../packages/cli/src/cloud-print/walk/connector-checks.ts';
import type { Walk } from '../../packages/cli/src/cloud-print/walk/walk.ts';

type Devices = NonNullable<Awaited<ReturnType<Walk['devices']>>>;

const minute = 60_000;
const ago = (minutes: number): string => new Date(Date.now() - minutes * minute).toISOString();

/** What the check says of a printer with jobs that wait since then, in a state of IPP. */
async function said(waiting: Devices['waiting'] | undefined, state = 3): Promise<unknown> {
  const never = async (): Promise<never> => Promise.reject(new Error('not asked for'));
  const walk: Walk = {
    named: 'Office',
    profile: { name: 'local', url: 'https://localhost', signIn: 'certificate', settings: {} },
    site: { url: 'https://localhost' },
    signal: new AbortController().signal,
    resource: never,
    offered: never,
    caller: never,
    client: never,
    close: async () => undefined,
    listed: async () => ({ id: '1', name: 'Office', url: 'ipps://localhost/ecp/printers/1' }),
    printerNow: never,
    printer: async () => encodeAttributes({ 'printer-state': state }),
    devices: async () => (waiting === undefined ? undefined : { items: [], waiting }),
  };
  const check = connectorChecks.find(({ name }) => name === 'Jobs');
  return await check?.run(walk, () => undefined);
}

test('jobs that nobody fetches for a minute are told of, where the printer could print them', async () => {
  const waiting = { jobs: 3, since: ago(2) };
  await expect(said(waiting)).rejects.toMatchObject({
    code: 'print-path-not-fetched',
    message: expect.stringMatching(/^3 of the jobs of Office could be fetched, the first since 20/),
  });
  expect(await said(waiting, 4)).toBe('3 to be fetched, as it has to be');
  expect(await said({ jobs: 3, since: ago(0.5) })).toBe('3 to be fetched, as it has to be');
  expect(await said({ jobs: 0, since: null })).toBe('none waits to be fetched');
  expect(await said(undefined)).toContain('Printers.Publish');
});
