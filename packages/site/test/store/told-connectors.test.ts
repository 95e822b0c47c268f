import { expect, test } from 'vitest';
import { publishPrinter } from '../../src/store/mutations/printing/publish-printer.ts';
import { sqlite } from './engines.ts';

test('a connector that was revoked since somebody has named it is told nothing', async () => {
  const store = await sqlite.open(await sqlite.newDatabase());
  const serve = { agent: 'gone', uri: 'ipp://10.0.0.7/ipp/print', device: 'urn:uuid:of-it' };
  await expect(
    store.mutate(publishPrinter, { id: 'one', name: 'Office', serve }),
  ).rejects.toMatchObject({ code: 'connector-not-found' });
});
