import { testClock } from '@hawser/core/clock';
import { expect, test } from 'vitest';
import { WaitingReaders } from '../../../src/services/print/waiting-readers.ts';
import type { StoredEvent } from '../../../src/store/events/stored-event.ts';

function waitingReaders() {
  const told: ((event: StoredEvent) => void)[] = [];
  const clock = testClock();
  const events = {
    on: (_: string, teller: (event: StoredEvent) => void) => void told.push(teller),
  };
  const readers = new WaitingReaders({ clock, events });
  const hear = (...subscriptions: number[]): void => {
    const event = {
      sequence: 1,
      kind: 'print-job',
      subject: 'p',
      time: 0,
      data: { subscriptions },
    };
    told[0]?.(event);
  };
  return { readers, clock, hear };
}

const nobodyGone = new AbortController().signal;

test('it ends when one of the subscriptions hears of something, and not for others', async () => {
  const { readers, clock, hear } = waitingReaders();
  using reader = readers.add([1, 2]);
  const ended = reader.heard(1000, nobodyGone).then(() => clock.now());
  hear(3);
  await clock.advance(400);
  hear(2);
  expect(await ended).toBe(400);
});

test('what comes between looking and waiting is not missed', async () => {
  const { readers, hear } = waitingReaders();
  using reader = readers.add([1]);
  hear(1);
  await expect(reader.heard(1000, nobodyGone)).resolves.toBeUndefined();
});

test('it ends when the time is over, when nobody is there any more, and when the site stops', async () => {
  const { readers, clock } = waitingReaders();
  using reader = readers.add([1]);
  const inTime = reader.heard(1000, nobodyGone);
  await clock.advance(1000);
  await inTime;
  const gone = new AbortController();
  const left = reader.heard(1000, gone.signal);
  gone.abort();
  await left;
  const stopped = reader.heard(1000, nobodyGone);
  readers.drain();
  await stopped;
  // And from then on nobody waits at all.
  await expect(reader.heard(1000, nobodyGone)).resolves.toBeUndefined();
});
