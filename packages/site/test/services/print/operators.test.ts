import { expect, test } from 'vitest';
import { groupOf, idsIn, jobIdOf, publishedOffice } from './published-office.ts';
import { publishedPrinter } from './published-printer.ts';
import { TestProxy } from './test-proxy.ts';

const document = Buffer.from('%PDF-1.4');

test('a printer is paused, closed and opened, and its jobs wait meanwhile', async () => {
  const { client, proxy, job, printer } = await publishedOffice();
  const before = jobIdOf(await client.done('Print-Job', { document }));
  await client.done('Pause-Printer');
  expect((await printer()).enum('printer-state')).toBe(5);
  expect((await printer()).keywords('printer-state-reasons')).toEqual(['paused']);
  expect((await job(before)).keywords('job-state-reasons')).toEqual(['printer-stopped']);
  const after = jobIdOf(await client.done('Print-Job', { document }));
  await proxy.turn();
  await client.done('Resume-Printer');
  expect((await job(after)).keywords('job-state-reasons')).toEqual(['job-fetchable']);
  await client.done('Disable-Printer');
  expect((await printer()).boolean('printer-is-accepting-jobs')).toBe(false);
  for (const name of ['Print-Job', 'Create-Job', 'Validate-Job'] as const) {
    expect((await client.ask(name)).status).toBe('server-error-not-accepting-jobs');
  }
  await proxy.turn();
  expect((await job(before)).enum('job-state')).toBe(9);
  await client.done('Enable-Printer');
  await client.done('Hold-New-Jobs');
  const held = jobIdOf(await client.done('Print-Job', { document }));
  expect((await job(held)).enum('job-state')).toBe(4);
  await client.done('Release-Held-New-Jobs');
  await proxy.turn();
  expect((await job(held)).enum('job-state')).toBe(9);
  await client.done('Shutdown-Printer');
  expect((await client.ask('Print-Job', { document })).status).toBe(
    'server-error-not-accepting-jobs',
  );
  await client.done('Startup-Printer');
  expect((await printer()).enum('printer-state')).toBe(3);
});

test('what operators say of a printer outweighs what its device says, until they take it back', async () => {
  const { client, printer } = await publishedOffice();
  const set = async (attributes: object) =>
    client.ask('Set-Printer-Attributes', {
      groups: [{ tag: 'printer', attributes: { ...attributes } }],
    });
  const refused = await set({ 'printer-name': 'Other', 'printer-info': 'x' });
  expect(refused.status).toBe('client-error-attributes-not-settable');
  expect(groupOf(refused, 'unsupported').attributeNames).toEqual(['printer-name']);
  const said = {
    'printer-location': 'Attic',
    'printer-message-from-operator': 'Toner is on order',
  };
  expect((await set(said)).status).toBe('successful-ok');
  expect((await printer()).text('printer-location')).toBe('Attic');
  expect((await printer()).text('printer-message-from-operator')).toBe('Toner is on order');
  await set({ 'printer-location': { type: 'delete-attribute' } });
  expect((await printer()).text('printer-location')).toBe('Second floor');
  const values = groupOf(await client.done('Get-Printer-Supported-Values'), 'printer');
  expect(values.outOfBand('printer-location')).toBe('admin-define');
});

test('a device is asked to show which one it is', async () => {
  const { client, printer } = await publishedOffice();
  const unknown = await client.ask('Identify-Printer', {
    operation: { 'identify-actions': ['speak'] },
  });
  expect(unknown.status).toBe('client-error-attributes-or-values-not-supported');
  await client.done('Identify-Printer', { operation: { 'identify-actions': ['flash'] } });
  expect((await printer()).keywords('printer-state-reasons')).toEqual([
    'identify-printer-requested',
  ]);
});

test('only the job that a device has is the current one', async () => {
  const { client, job } = await publishedOffice();
  const id = jobIdOf(await client.done('Print-Job', { document }));
  expect((await client.ask('Cancel-Current-Job')).status).toBe('client-error-not-possible');
  const about = {
    'output-device-uuid': 'urn:uuid:5f1c2a70-0000-4000-8000-000000000003',
    'job-id': id,
  };
  await client.done('Acknowledge-Job', { operation: about });
  for (const name of ['Resume-Job', 'Promote-Job'] as const) {
    const { status } = await client.ask(name, { operation: { 'job-id': id } });
    expect(status).toBe('client-error-not-possible');
  }
  await client.done('Cancel-Current-Job');
  expect((await job(id)).enum('job-state')).toBe(7);
  for (const name of ['Restart-Job', 'Reprocess-Job', 'Resubmit-Job'] as const) {
    const { status } = await client.ask(name, { operation: { 'job-id': id } });
    expect(status).toBe('client-error-not-possible');
  }
});

test('a job is suspended in the middle, which its proxy hears, and goes on when it is resumed', async () => {
  const { printer } = await publishedPrinter();
  const proxy = new TestProxy(printer);
  await proxy.begin();
  const early = await printer.ask('Suspend-Current-Job');
  expect(early.status).toBe('client-error-not-possible');
  const about = { operation: { 'job-id': 1 } };
  const stateOf = async (): Promise<string> => {
    const job = groupOf(await printer.done('Get-Job-Attributes', about), 'job');
    return `${job.enum('job-state')} ${job.keywords('job-state-reasons').join(' ')}`;
  };
  await printer.done('Print-Job', { document });
  await proxy.take(1);
  await proxy.said(1, 'processing');
  await proxy.hear();
  await printer.done('Suspend-Current-Job');
  expect(await proxy.hear()).toEqual(['job-state-changed 1 6']);
  expect(await stateOf()).toBe('6 job-suspended');
  const stopped = { operation: { 'which-jobs': 'processing-stopped' } };
  expect(idsIn(await printer.done('Get-Jobs', stopped))).toEqual([1]);
  // It said that before it heard, and says then that it has stopped.
  for (const state of ['processing', 'processing-stopped']) {
    await proxy.said(1, state);
    expect(await stateOf()).toBe('6 job-suspended');
  }
  await printer.done('Resume-Job', about);
  expect(await proxy.hear()).toEqual(['job-state-changed 1 5']);
  expect((await printer.ask('Resume-Job', about)).status).toBe('client-error-not-possible');
  // What a device that cannot stop says at the end is believed.
  await printer.done('Suspend-Current-Job', about);
  await proxy.said(1, 'completed');
  expect(await stateOf()).toBe('9 job-completed-successfully');
});
