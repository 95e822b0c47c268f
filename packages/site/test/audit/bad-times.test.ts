import { callSite } from '@hawser/core/api/call-site';
import { listAuditRecords } from '@hawser/core/api/contracts/audit-records';
import { expect, test } from 'vitest';
import { startedSite } from '../started-site.ts';

test('records are asked for since a time that there is', async () => {
  const { address } = await startedSite();
  const signal = AbortSignal.timeout(15_000);
  for (const name of ['since', 'until']) {
    const query = { [name]: '2026-13-01T00:00Z' };
    await expect(callSite(address, listAuditRecords, { query }, { signal })).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining(`/${name} is no time that there is`) as unknown,
    });
  }
});
