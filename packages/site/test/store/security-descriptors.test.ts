import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { publishPrinter } from '../../src/store/mutations/printing/publish-printer.ts';
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
});
