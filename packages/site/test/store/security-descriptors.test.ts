import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { forgetDescriptors } from '../../src/store/mutations/printing/forget-descriptors.ts';
import { publishPrinter } from '../../src/store/mutations/printing/publish-printer.ts';
import { deletePrinter } from '../../src/store/mutations/printing/delete-printer.ts';
import { describePrinter } from '../../src/store/mutations/printing/describe-printer.ts';
import { noDescriptor } from '../../src/store/tables/listed-printer.ts';
import { describeEngines } from './engines.ts';

const everybody = 'O:BAG:DUD:(A;OICI;FA;;;WD)';

describeEngines('security descriptors', (engine) => {
  test('are kept once for all printers that have them, also where they come at once', async () => {
    const store = await engine.open(await engine.newDatabase());
    const publish = async (sddl?: string): Promise<number | null> => {
      const id = randomUUID();
      const given = { id, name: id, ...(sddl === undefined ? {} : { sddl }) };
      return (await store.mutate(publishPrinter, given)).descriptor_id;
    };
    const long = `O:BAD:${'(A;;SWRC;;;WD)'.repeat(4000)}`;
    const ids = await Promise.all([everybody, everybody, long, everybody, long].map(publish));

    const kept = await store.read(async (db) =>
      db.selectFrom('security_descriptor').select(['id', 'sddl']).execute(),
    );
    const idOf = new Map(kept.map(({ id, sddl }) => [sddl, id]));
    expect(kept).toHaveLength(2);
    expect(ids).toEqual(
      [everybody, everybody, long, everybody, long].map((sddl) => idOf.get(sddl)),
    );
    expect(await publish()).toBeNull();
  });

  test('are seen in the order of their ids, so that whoever knows the last one has missed none', async () => {
    const url = await engine.newDatabase();
    const stores = [await engine.open(url), await engine.open(url)] as const;
    const idsNow = async (): Promise<number[]> =>
      stores[0].read(async (db) => {
        const rows = await db.selectFrom('security_descriptor').select('id').execute();
        return rows.map(({ id }) => id).toSorted((one, other) => one - other);
      });
    const published = Promise.all(
      Array.from({ length: 24 }, async (_, at) => {
        const id = randomUUID();
        const sddl = `O:BAG:DUD:(A;OICI;FA;;;S-1-5-21-1-2-3-${1000 + at})`;
        await stores[at % 2 === 0 ? 0 : 1].mutate(publishPrinter, { id, name: id, sddl });
      }),
    );
    const seen: number[][] = [];
    const over = new AbortController();
    void published.finally(() => over.abort());
    while (!over.signal.aborted) {
      seen.push(await idsNow());
      await turn();
    }
    await published;
    const all = await idsNow();
    expect(all).toHaveLength(24);
    for (const ids of seen) expect(ids).toEqual(all.slice(0, ids.length));
  });

  test('are given to printers, which are found by those whom they let in', async () => {
    const store = await engine.open(await engine.newDatabase());
    const printer = { id: randomUUID(), name: 'Office' };
    await store.mutate(publishPrinter, printer);
    const foundBy = async (): Promise<readonly number[]> => {
      const rows = await store.read(async (db) =>
        db.selectFrom('listed_by_term').select('descriptor').execute(),
      );
      return [...new Set(rows.map(({ descriptor }) => descriptor))];
    };
    const set = async (sddl: string | null): Promise<readonly (string | null)[]> => {
      const { before, after } = await store.mutate(describePrinter, { id: printer.id, sddl });
      return [before.sddl, after.sddl];
    };
    expect(await foundBy()).toEqual([noDescriptor]);

    expect(await set(everybody)).toEqual([null, everybody]);
    const given = await store.read(async (db) =>
      db.selectFrom('printer').select('descriptor_id').executeTakeFirstOrThrow(),
    );
    expect(await foundBy()).toEqual([given.descriptor_id]);

    expect(await set(null)).toEqual([everybody, null]);
    expect(await foundBy()).toEqual([noDescriptor]);
  });

  test('are forgotten once no printer has them, and never come again by the same id', async () => {
    const store = await engine.open(await engine.newDatabase());
    const published = { id: randomUUID(), name: 'Office', sddl: everybody };
    const { descriptor_id: first } = await store.mutate(publishPrinter, published);
    await store.mutate(publishPrinter, { id: randomUUID(), name: 'Hall', sddl: 'D:' });
    expect(await store.mutate(forgetDescriptors, { most: 10 })).toBe(0);

    await store.mutate(describePrinter, { id: published.id, sddl: null });
    expect(await store.mutate(forgetDescriptors, { most: 10 })).toBe(1);
    await store.mutate(deletePrinter, { id: published.id });
    const again = await store.mutate(publishPrinter, published);
    expect(again.descriptor_id).toBeGreaterThan(first ?? 0);
  });
});
