import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { killed, startScript } from './child.ts';
import { describeEngines } from './engines.ts';

const writeForever = new URL('write-forever.ts', import.meta.url);
const rounds = 10;

describeEngines('what was acknowledged', (engine) => {
  test('is there after kill -9 of the site at any moment', async () => {
    const url = await engine.newDatabase();
    const acknowledged: string[] = [];
    // One is always starting, so that the time goes into the kills.
    let standby = startScript(writeForever, [url]);
    for (let round = 0; round < rounds; round += 1) {
      const writer = standby;
      standby = startScript(writeForever, [url]);
      writer.stdin!.write(`${round}\n`);
      let said = '';
      writer.stdout!.setEncoding('utf8').on('data', (text: string) => (said += text));
      const closed = once(writer.stdout!, 'close');
      await once(writer.stdout!, 'data');
      await setTimeout(Math.random() * 40);
      await killed(writer);
      await closed;
      // The last line may have been cut.
      acknowledged.push(...said.split('\n').slice(0, -1));
    }
    await killed(standby);

    const store = await engine.open(url);
    const rows = await store.read(async (db) =>
      db.selectFrom('event').select('subject').orderBy('sequence').execute(),
    );
    const kept = rows.map(({ subject }) => subject);
    expect(acknowledged.length).toBeGreaterThan(rounds);
    expect(new Set(acknowledged).difference(new Set(kept))).toEqual(new Set());
    // And nothing twice, nor with a hole in it: each caller's are there up to its last.
    const callers = Map.groupBy(kept, (subject) => subject.slice(0, subject.lastIndexOf('/')));
    for (const [caller, subjects] of callers) {
      expect(subjects).toEqual(subjects.map((_, n) => `${caller}/${n}`));
    }
  });
});
