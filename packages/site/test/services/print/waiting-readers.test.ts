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

test('it ends when one of the subscriptions hears of something, and not for others', async () => {
  const { readers, clock, hear } = waitingReaders();
  const woken: number[] = [];
  readers.add([1, 2]).wait(1000, () => woken.push(clock.now()));
  hear(3);
  await clock.advance(400);
  expect(woken).toEqual([]);
  hear(2);
  hear(2);
  expect(woken).toEqual([400]);
});

test('what comes between looking and waiting is not missed', () => {
  const { readers, hear } = waitingReaders();
  const reader = readers.add([1]);
  hear(1);
  let woken = 0;
  reader.wait(1000, () => (woken += 1));
  expect(woken).toBe(1);
  reader.wait(1000, () => (woken += 1));
  expect(woken).toBe(1);
});

test('it ends when the time is over, when nobody is there any more, and when the site stops', async () => {
  const { readers, clock } = waitingReaders();
  const reader = readers.add([1]);
  let woken = 0;
  const wake = (): void => void (woken += 1);
  reader.wait(1000, wake);
  await clock.advance(1000);
  expect(woken).toBe(1);
  reader.wait(1000, wake);
  readers.drain();
  expect(woken).toBe(2);
  reader.wait(1000, wake);
  reader.leave();
  expect([woken, reader.hasLeft]).toEqual([3, true]);
  // And from then on it does not wait at all.
  reader.wait(1000, wake);
  expect(woken).toBe(4);
});

test('of one that has ended nothing is heard', () => {
  const { readers, hear } = waitingReaders();
  const reader = readers.add([1]);
  let woken = 0;
  reader.wait(1000, () => (woken += 1));
  reader.end();
  hear(1);
  expect(woken).toBe(0);
});
