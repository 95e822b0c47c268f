import { callSite } from '@hawser/core/api/call-site';
import { publishPrinter } from '@hawser/core/api/contracts/printers';
import { expect, it } from 'vitest';
import { Machine } from '../journeys/machine.ts';
import { adminOf, startSite, usedHome } from '../running-site.ts';

it('an administrator hears by which entry somebody may use a printer', async () => {
  const site = await startSite({ home: await usedHome() });
  const local = Machine.ofSite(site);
  const publish = async (body: { name: string; sddl?: string }): Promise<unknown> =>
    callSite(
      await adminOf(site.home, site.running),
      publishPrinter,
      { body },
      { signal: AbortSignal.timeout(15_000) },
    );
  const [ada, clerk] = ['S-1-5-21-1-2-3-1105', 'S-1-5-21-1-2-3-1107'];
  const sddl = `O:BAG:BAD:(D;;LC;;;${ada})(A;;LCSWRC;;;WD)(A;CIIO;GA;;;WD)(A;OIIO;GA;;;${clerk})`;
  await publish({ name: 'Office', sddl });
  await publish({ name: 'Hall' });

  const rows = await local.shown('test-printer-access', 'Office', ada);
  expect(rows.map(({ subject, result, reason }) => [subject, result, reason])).toEqual([
    ['Print', 'granted', 'entry 2 allows it'],
    ['ManageDocuments', 'denied', 'no entry allows it'],
    ['ManagePrinter', 'denied', 'entry 1 denies it'],
    ['Entry 1', 'denies', 'decides ManagePrinter'],
    ['Entry 2', 'allows', 'decides Print'],
    ['Entry 3', 'allows', 'speaks of no right of these'],
    ['Entry 4', 'allows', 'is for others'],
  ]);
  expect(rows[2]).toMatchObject({ ace: `(D;;LC;;;${ada})`, isFor: null });
  expect(rows[3]).toMatchObject({ ace: `(D;;LC;;;${ada})`, isFor: true });

  const [print] = await local.shown('test-printer-access', 'hall', ada);
  expect(print).toMatchObject({ result: 'denied', reason: 'no role allows it', ace: null });
  expect(await local.run('test-printer-access', 'Office', 'heidi')).toMatchObject({ code: 3 });
  expect(await local.run('test-printer-access', 'Nowhere', ada)).toMatchObject({ code: 3 });
});
