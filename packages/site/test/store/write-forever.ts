// Writes events as fast as it can, and tells of each that was acknowledged.
import { createInterface } from 'node:readline';
import { systemClock } from '@hawser/core/clock';
import { appendEvent } from '../../src/store/mutations/append-event.ts';
import { openStore } from '../../src/store/open-store.ts';

const [, , url = ''] = process.argv;
for await (const round of createInterface({ input: process.stdin })) {
  const store = await openStore({ url, clock: systemClock });
  for (let caller = 0; caller < 64; caller += 1) void write(caller);

  async function write(caller: number): Promise<never> {
    for (let n = 0; ; n += 1) {
      const subject = `${round}/${caller}/${n}`;
      await store.mutate(appendEvent, { kind: 'written', subject, data: null });
      process.stdout.write(`${subject}\n`);
    }
  }
}
