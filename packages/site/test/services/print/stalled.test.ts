import { randomBytes } from 'node:crypto';
import { readdirSync, readlinkSync } from 'node:fs';
import { once } from 'node:events';
import { testClock } from '@hawser/core/clock';
import { expect, test, vi } from 'vitest';
import { publishedPrinter } from './published-printer.ts';
import { TestProxy } from './test-proxy.ts';

/** The files of a folder that this process has open, which the site is part of here. */
function openBelow(folder: string): readonly string[] {
  return readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${name}`);
      return path.startsWith(folder) && path.includes('/blobs/') ? [path] : [];
    } catch {
      return [];
    }
  });
}

test.skipIf(process.platform !== 'linux')(
  'a device that stops in the middle of a document holds nothing open once it has lost the job',
  async () => {
    const clock = testClock(Date.now());
    const { site, printer } = await publishedPrinter({ clock });
    const [proxy, other] = [new TestProxy(printer), new TestProxy(printer, 2)];
    await proxy.begin();
    await other.begin();
    // More than lies on the way between the two.
    const document = randomBytes(24 * 1024 * 1024);
    await printer.done('Print-Job', { document });
    await printer.done('Print-Job', { document: Buffer.from('a letter') });
    const about = { 'output-device-uuid': proxy.device, 'job-id': 1 };
    await printer.done('Acknowledge-Job', { operation: about });
    const response = await printer.begin('Fetch-Document', {
      operation: { ...about, 'document-number': 1 },
    });
    expect(await other.print(2)).toEqual([Buffer.from('a letter')]);
    expect(openBelow(site.root)).toHaveLength(1);

    // Its printer has no paper, and it says so.
    for (let minutes = 0; minutes < 30; minutes += 10) {
      await clock.advance(600_000);
      await proxy.said(1, 'processing-stopped');
    }
    expect(openBelow(site.root)).toHaveLength(1);
    const aborted = once(response, 'aborted');
    // It says nothing any more.
    const reasons = async (): Promise<readonly string[] | undefined> => {
      await clock.advance(60_000);
      const operation = { 'job-id': 1 };
      const { message } = await printer.done('Get-Job-Attributes', { operation });
      return message.groups[1]?.attributes.keywords('job-state-reasons');
    };
    await vi.waitFor(async () => expect(await reasons()).toContain('possibly-printed'), 10_000);
    await vi.waitFor(async () => {
      await clock.advance(60_000);
      expect(openBelow(site.root)).toEqual([]);
    }, 10_000);
    response.resume();
    await aborted;
  },
);
