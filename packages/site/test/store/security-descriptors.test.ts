import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { publishPrinter } from '../../src/store/mutations/printing/publish-printer.ts';
import { setPrinterDescriptor } from '../../src/store/mutations/printing/set-printer-descriptor.ts';
import { noDescriptor } from '../../src/store/tables/listed-printer.ts';
import { describeEngines } from './engines.ts';

const everybody = 'O:BAG:DUD:(A;OICI;FA;;;WD)';

interface Kept {
  readonly name: string;
  readonly sddl: string | null;
}

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
    const set = async (sddl: string | null): Promise<{ before: Kept; after: Kept }> =>
      store.mutate(setPrinterDescriptor, { id: printer.id, sddl });
    expect(await foundBy()).toEqual([noDescriptor]);

    expect(await set(everybody)).toEqual({
      before: { ...printer, sddl: null },
      after: { ...printer, sddl: everybody },
    });
    const given = await store.read(async (db) =>
      db.selectFrom('printer').select('descriptor_id').executeTakeFirstOrThrow(),
    );
    expect(await foundBy()).toEqual([given.descriptor_id]);

    expect((await set(null)).before.sddl).toBe(everybody);
    expect(await foundBy()).toEqual([noDescriptor]);
  });
});
