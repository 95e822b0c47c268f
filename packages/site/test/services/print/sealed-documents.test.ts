import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callSite } from '@hawser/core/api/call-site';
import { rotateDataKey } from '@hawser/core/api/contracts/data-keys';
import { publishPrinter } from '@hawser/core/api/contracts/printers';
import { groupsOf } from '@hawser/core/ipp/message';
import { expect, test } from 'vitest';
import { startedSite } from '../../started-site.ts';
import { IppCaller } from './ipp-caller.ts';

const own = { 'output-device-uuid': 'urn:uuid:5f1c2a70-0000-4000-8000-000000000002' };

test('documents lie on the disk only sealed, and are opened by the key of then', async () => {
  const { address, site, root } = await startedSite();
  const signal = AbortSignal.timeout(15_000);
  const body = { name: 'Office' };
  const printer = await callSite(address, publishPrinter, { body }, { signal });
  const caller = new IppCaller(address, printer);
  await caller.done('Register-Output-Device', { operation: own });
  const documents = [1000, 200_000, 1000].map((size) => randomBytes(size));
  const jobs: (number | undefined)[] = [];
  for (const [turn, document] of documents.entries()) {
    if (turn === 2) {
      expect(await callSite(address, rotateDataKey, {}, { signal })).toEqual({ number: 2 });
    }
    const { message } = await caller.done('Print-Job', { document });
    jobs.push(groupsOf(message, 'job')[0]?.integer('job-id'));
  }
  for (const [turn, job] of jobs.entries()) {
    const operation = { ...own, 'job-id': job };
    await caller.done('Acknowledge-Job', { operation });
    const fetched = await caller.done('Fetch-Document', { operation });
    expect(documents[turn]?.equals(fetched.document)).toBe(true);
  }
  await site.stop();
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  for (const { parentPath, name } of files) {
    const content = readFileSync(join(parentPath, name));
    for (const document of documents) {
      expect([name, content.includes(document.subarray(100, 132))]).toEqual([name, false]);
    }
  }
});
