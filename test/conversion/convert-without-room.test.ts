import { systemClock } from '@hawser/core/clock';
import { expect, it } from 'vitest';
import { NotNow } from '../../packages/agent/src/connector/jobs/job-fate.ts';
import { printableDocument } from '../../packages/agent/src/connector/jobs/printable-document.ts';
import { Spool } from '../../packages/agent/src/connector/spool/spool.ts';
import { spooledJob } from '../../packages/agent/test/connector/spooled-job.ts';
import { temporaryFolder } from '../hawser.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { madePdf } from './made-pdf.ts';

/** On a disk that is almost full. */
class FullSpool extends Spool {
  override room(): Promise<number> {
    return Promise.resolve(1000);
  }
}

const plan = {
  to: 'application/postscript' as const,
  width: 2480,
  height: 3508,
  resolution: { cross: 300, feed: 300 },
  color: 'srgb_8' as const,
  sides: 'one-sided' as const,
  back: 'normal' as const,
  quality: 4,
  mediaName: 'iso_a4_210x297mm',
  mediaType: '',
};

describeWithPeers('conversion', 'a disk without room for what is converted', () => {
  it('has the document wait, which another time may be converted', async () => {
    const folder = await temporaryFolder();
    const converting = async (spool: Spool): ReturnType<typeof printableDocument> =>
      printableDocument(
        spooledJob,
        { number: 1, format: 'application/pdf', conversion: plan },
        { spool, signal: new AbortController().signal, hops: spool.hopsOf(spooledJob) },
      );
    const full = new FullSpool(folder, systemClock);
    await full.begin(spooledJob);
    await full.keepDocument(spooledJob, 1, pieces(madePdf(2)));
    await expect(converting(full)).rejects.toThrow(NotNow);
    const { format } = await converting(new Spool(folder, systemClock));
    expect(format).toBe('application/postscript');
  });
});

async function* pieces(document: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield document;
}
