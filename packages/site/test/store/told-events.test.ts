import { testClock } from '@hawser/core/clock';
import { createLog } from '@hawser/core/log';
import { expect, onTestFinished, test } from 'vitest';
import { ToldEvents } from '../../src/store/events/told-events.ts';
import { appendEvent } from '../../src/store/mutations/append-event.ts';
import { eventually } from '../operations/eventually.ts';
import { sqlite } from './engines.ts';

test('what happens is heard of also after a look at it has failed, or one who is told of it', async () => {
  const clock = testClock(1000);
  const store = await sqlite.open(await sqlite.newDatabase(), clock);
  let failures = 2;
  const events = await ToldEvents.open({
    store: {
      report: async (...asked) => store.report(...asked),
      events: {
        ...store.events,
        async *follow(...asked) {
          failures -= 1;
          if (failures >= 0) throw new Error('nobody has foreseen this');
          yield* store.events.follow(...asked);
        },
      },
    },
    clock,
    log: createLog({ component: 'test', level: 'silent' }),
  });
  const heard: string[] = [];
  events.on('added', () => {
    throw new Error('nor this');
  });
  events.on('added', ({ subject }) => void heard.push(subject));
  events.start();
  onTestFinished(async () => events.stop());
  for (const subject of ['one', 'two']) {
    await store.mutate(appendEvent, { kind: 'added', subject, data: null });
  }
  await eventually(async () => heard.length === 2, clock);
  expect(heard).toEqual(['one', 'two']);
});
