import { testClock } from '@hawser/core/clock';
import type { Attributes } from '@hawser/core/ipp/attributes';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { groupsOf } from '@hawser/core/ipp/message';
import { statusName } from '@hawser/core/ipp/tables/status-codes';
import { expect, test } from 'vitest';
import type { Answer } from './ipp-caller.ts';
import { ippOverHttp2 } from './ipp-over-http2.ts';
import { type PublishedPrinter, publishedPrinter } from './published-printer.ts';

/** Those that the reference proxy asks for. */
const ofProxy = [
  'document-config-changed',
  'document-state-changed',
  'job-config-changed',
  'job-fetchable',
  'job-state-changed',
  'printer-config-changed',
  'printer-state-changed',
];

async function subscribe(
  { printer }: PublishedPrinter,
  events: readonly string[],
  more: GivenAttributes = {},
): Promise<number> {
  const attributes = {
    'notify-pull-method': 'ippget',
    'notify-lease-duration': 0,
    'notify-events': events,
    ...more,
  };
  const { message } = await printer.done('Create-Printer-Subscriptions', {
    groups: [{ tag: 'subscription', attributes }],
  });
  const [made] = groupsOf(message, 'subscription');
  return made?.integer('notify-subscription-id') ?? 0;
}

async function ask(
  { printer }: PublishedPrinter,
  ids: readonly number[],
  more: GivenAttributes = {},
): Promise<Answer> {
  return await printer.ask('Get-Notifications', {
    operation: { 'notify-subscription-ids': ids, ...more },
  });
}

function heard({ message }: Answer): readonly Attributes[] {
  return groupsOf(message, 'event-notification');
}

function told(answer: Answer): readonly string[] {
  return heard(answer).map(
    (each) =>
      `${each.integer('notify-sequence-number')} ${each.keyword('notify-subscribed-event')} ${each.integer('notify-job-id') ?? ''}`,
  );
}

test('a proxy that waits hears of a job as soon as it can be fetched', async () => {
  const printing = await publishedPrinter();
  const id = await subscribe(printing, ofProxy);
  const other = await subscribe(printing, ['printer-config-changed']);
  const waiting = ask(printing, [id, other], { 'notify-wait': true });
  await printing.printer.done('Print-Job', { document: Buffer.from('a') });
  const answer = await waiting;

  expect(answer.status).toBe('successful-ok');
  expect(told(answer)).toEqual(['1 job-state-changed 1', '2 job-fetchable 1']);
  const [, fetchable] = heard(answer);
  expect(fetchable?.integer('job-id')).toBe(1);
  expect(fetchable?.integer('notify-subscription-id')).toBe(id);
  expect(fetchable?.enum('job-state')).toBe(3);
  expect(fetchable?.keywords('job-state-reasons')).toEqual(['job-fetchable']);
  // The reference proxy waits half a minute where this is 0.
  const [operation] = groupsOf(answer.message, 'operation');
  expect(operation?.integer('notify-get-interval')).toBe(1);

  await printing.printer.done('Cancel-Job', { operation: { 'job-id': 1 } });
  const next = await ask(printing, [id], { 'notify-sequence-numbers': [3] });
  expect(told(next)).toEqual(['3 job-state-changed 1', '4 document-state-changed 1']);
  const both = await ask(printing, [other, id]);
  expect(told(both).map((each) => each.split(' ')[0])).toEqual(['1', '2', '3', '4']);
});

test('who waits by HTTP/2 keeps neither its connection nor a site that stops', async () => {
  const printing = await publishedPrinter();
  const id = await subscribe(printing, ['job-completed']);
  const { printer } = printing;
  const send = await ippOverHttp2(printing.site.address, printer.path);
  const waiting = send(
    printer.message('Get-Notifications', {
      operation: { 'notify-subscription-ids': id, 'notify-wait': true },
    }),
  );
  const meanwhile = await send(printer.message('Get-Printer-Attributes'));
  expect(statusName(meanwhile.code)).toBe('successful-ok');
  await printing.site.site.stop();
  const answer = await waiting;
  expect(statusName(answer.code)).toBe('successful-ok');
  // It is to come back to another replica, and not at once.
  expect(groupsOf(answer, 'operation')[0]?.integer('notify-get-interval')).toBe(30);
});

test('who is woken by what he does not want to hear again waits on', async () => {
  const printing = await publishedPrinter();
  const id = await subscribe(printing, ['job-created']);
  const warnings: Error[] = [];
  const warned = (warning: Error): void => void warnings.push(warning);
  process.on('warning', warned);
  const waiting = ask(printing, [id], { 'notify-wait': true, 'notify-sequence-numbers': 15 });
  for (let job = 1; job <= 15; job += 1) {
    await printing.printer.done('Print-Job', { document: Buffer.from('a') });
  }
  expect(told(await waiting)).toEqual(['15 job-created 15']);
  process.off('warning', warned);
  expect(warnings).toEqual([]);
});

test('a subscription of a job ends with the job, and says that nothing more comes', async () => {
  const printing = await publishedPrinter();
  await printing.printer.done('Print-Job', { document: Buffer.from('a') });
  const made = await printing.printer.done('Create-Job-Subscriptions', {
    operation: { 'notify-job-id': 1 },
    groups: [
      {
        tag: 'subscription',
        attributes: {
          'notify-pull-method': 'ippget',
          'notify-events': ['job-completed', 'job-state-changed'],
          'notify-user-data': Buffer.from('mine'),
        },
      },
    ],
  });
  const [subscription] = groupsOf(made.message, 'subscription');
  const id = subscription?.integer('notify-subscription-id') ?? 0;
  await printing.printer.done('Print-Job', { document: Buffer.from('b') });
  expect(heard(await ask(printing, [id]))).toEqual([]);
  await printing.printer.done('Cancel-Job', { operation: { 'job-id': 1 } });
  const answer = await ask(printing, [id], { 'notify-wait': true });
  expect(answer.status).toBe('successful-ok-events-complete');
  // What is wanted narrowly is not told widely as well.
  expect(told(answer)).toEqual(['1 job-completed 1']);
  expect(Buffer.from(heard(answer)[0]?.octetString('notify-user-data') ?? []).toString()).toBe(
    'mine',
  );
  const renewed = await printing.printer.ask('Renew-Subscription', {
    operation: { 'notify-subscription-id': id },
  });
  expect(renewed.status).toBe('client-error-not-possible');
  const again = await printing.printer.ask('Create-Job-Subscriptions', {
    operation: { 'notify-job-id': 1 },
    groups: [{ tag: 'subscription', attributes: { 'notify-pull-method': 'ippget' } }],
  });
  expect(again.status).toBe('client-error-not-possible');
});

test('a job is made with subscriptions, and without those that there cannot be', async () => {
  const printing = await publishedPrinter();
  const made = await printing.printer.ask('Print-Job', {
    groups: [
      { tag: 'subscription', attributes: { 'notify-recipient-uri': 'mailto:me@localhost' } },
      { tag: 'subscription', attributes: { 'notify-pull-method': 'ippget' } },
    ],
    document: Buffer.from('a'),
  });
  expect(made.status).toBe('successful-ok-ignored-subscriptions');
  const [refused, one] = groupsOf(made.message, 'subscription');
  expect(refused?.enum('notify-status-code')).toBe(0x040c);
  const id = one?.integer('notify-subscription-id') ?? 0;
  await printing.printer.done('Cancel-Job', { operation: { 'job-id': 1 } });
  expect(told(await ask(printing, [id]))).toEqual(['1 job-completed 1']);
});

test.each(['Print-Job', 'Create-Job'] as const)(
  'a subscription that is made with a job hears that it was made: %s',
  async (operation) => {
    const printing = await publishedPrinter();
    await printing.printer.done('Print-Job', { document: Buffer.from('another') });
    const attributes = {
      'notify-pull-method': 'ippget',
      'notify-events': ['job-created', 'job-completed'],
    };
    const made = await printing.printer.done(operation, {
      groups: [{ tag: 'subscription', attributes }],
    });
    const [subscription] = groupsOf(made.message, 'subscription');
    const id = subscription?.integer('notify-subscription-id') ?? 0;
    expect(told(await ask(printing, [id]))).toEqual(['1 job-created 2']);
    await printing.printer.done('Cancel-Job', { operation: { 'job-id': 2 } });
    const all = await ask(printing, [id], { 'notify-wait': true });
    expect(told(all)).toEqual(['1 job-created 2', '2 job-completed 2']);
  },
);

test('a subscription is looked at, renewed and canceled, and is no more when its lease ends', async () => {
  const clock = testClock(Date.now());
  const printing = await publishedPrinter({ clock });
  const id = await subscribe(printing, ['job-created'], { 'notify-lease-duration': 60 });
  const endless = await subscribe(printing, ['job-completed']);
  const about = { operation: { 'notify-subscription-id': id } };
  const seen = await printing.printer.done('Get-Subscription-Attributes', about);
  const [shown] = groupsOf(seen.message, 'subscription');
  expect(shown?.keywords('notify-events')).toEqual(['job-created']);
  expect(shown?.integer('notify-lease-duration')).toBe(60);
  const renewed = await printing.printer.done('Renew-Subscription', {
    ...about,
    groups: [{ tag: 'subscription', attributes: { 'notify-lease-duration': 120 } }],
  });
  expect(groupsOf(renewed.message, 'subscription')[0]?.integer('notify-lease-duration')).toBe(120);
  const all = async (): Promise<unknown> => {
    const { message } = await printing.printer.done('Get-Subscriptions');
    return groupsOf(message, 'subscription').map((each) => each.integer('notify-subscription-id'));
  };
  await clock.advance(119_000);
  expect(await all()).toEqual([id, endless]);
  await clock.advance(2000);
  expect(await all()).toEqual([endless]);
  const late = await printing.printer.ask('Get-Subscription-Attributes', about);
  expect(late.status).toBe('client-error-not-found');
  const ignored = await ask(printing, [id, endless]);
  expect(ignored.status).toBe('successful-ok-ignored-or-substituted-attributes');
  expect(groupsOf(ignored.message, 'unsupported')[0]?.integers('notify-subscription-ids')).toEqual([
    id,
  ]);
  await printing.printer.done('Cancel-Subscription', {
    operation: { 'notify-subscription-id': endless },
  });
  expect((await ask(printing, [endless])).status).toBe('client-error-not-found');
});

test('what cannot be subscribed to is refused one by one', async () => {
  const { printer } = await publishedPrinter();
  const pull = { 'notify-pull-method': 'ippget' };
  const { status, message } = await printer.ask('Create-Printer-Subscriptions', {
    groups: [
      { tag: 'subscription', attributes: { 'notify-recipient-uri': 'http://127.0.0.1/' } },
      { tag: 'subscription', attributes: {} },
      { tag: 'subscription', attributes: { 'notify-pull-method': 'mailto' } },
      { tag: 'subscription', attributes: { ...pull, 'notify-events': ['moon-full'] } },
      {
        tag: 'subscription',
        attributes: { ...pull, 'notify-events': ['moon-full', 'job-created'] },
      },
    ],
  });
  expect(status).toBe('successful-ok-ignored-subscriptions');
  const groups = groupsOf(message, 'subscription');
  expect(groups.map((each) => each.enum('notify-status-code'))).toEqual([
    0x040c, 0x0400, 0x040b, 0x040b, 0x0001,
  ]);
  expect(groups[4]?.keywords('notify-events')).toEqual(['moon-full']);
});
