import { describe, expect, it } from 'vitest';
import { pwgRaster } from '../../packages/site/test/services/print/conformance/pwg-raster.ts';
import { startedSite } from '../../packages/site/test/started-site.ts';
import { startAgent } from '../agent-process.ts';
import { ConnectorLab } from '../e2e/connector-lab.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { startEvePrinter } from '../printing/eve-printer.ts';
import { startVirtualPrinter } from '../virtual-printer/virtual-printer.ts';
import { madePdf } from './made-pdf.ts';
import { readPwgRaster } from './read-pwg-raster.ts';

const [aborted, completed] = [8, 9];
const raster = 'image/pwg-raster';

describe('a printer that takes PDF only', () => {
  it('prints PWG raster through a connector, and one that is none ends with the reason', async () => {
    const printer = await startVirtualPrinter({ formats: ['application/pdf'] });
    const { address } = await startedSite();
    const lab = await ConnectorLab.of(address, [printer.uri]);
    const agent = startAgent(lab.home);
    const office = await lab.publish('Office', printer.uri);
    await office.isServed();
    const shown = await office.attributes();
    expect(shown?.mimeMediaTypes('document-format-supported')).toContain(raster);
    expect(shown?.keywords('pwg-raster-document-type-supported')).toContain('srgb_8');
    const job = await office.print(pwgRaster(300, 'srgb-8'), raster);
    expect(await office.reaches(job, aborted, completed)).toBe(completed);
    const papers = Object.entries(await printer.printed());
    expect(papers).toHaveLength(1);
    const [name = '', paper = Buffer.alloc(0)] = papers[0] ?? [];
    expect(name).toMatch(/\.pdf$/);
    expect(paper.toString('latin1')).toMatch(/^%PDF-1\.4[^]*\/MediaBox\[0 0 3\.8400 3\.8400\]/);
    const bad = await office.print(pwgRaster(300, 'srgb-8').subarray(0, 1801), raster);
    expect(await office.reaches(bad, aborted, completed)).toBe(aborted);
    const ended = await office.job(bad);
    expect(ended?.keywords('job-state-reasons')).toContain('document-format-error');
    expect(ended?.text('output-device-job-state-message')).toMatch(/ends within a page/);
    expect(Object.keys(await printer.printed())).toHaveLength(1);
    expect(await agent.end()).toBe(0);
  }, 60_000);
});

describeWithPeers('conversion', 'a printer that takes raster only', () => {
  it('prints PDF through a connector, and a document that is none ends with the reason', async () => {
    const printer = await startEvePrinter({ formats: ['image/pwg-raster'] });
    const { address } = await startedSite();
    const lab = await ConnectorLab.of(address, [printer.uri]);
    const agent = startAgent(lab.home);
    const office = await lab.publish('Office', printer.uri);
    await office.isServed();
    const shown = await office.attributes();
    const formats = shown?.mimeMediaTypes('document-format-supported');
    expect(formats).toEqual(expect.arrayContaining(['application/pdf', 'image/jpeg']));
    const job = await office.print(madePdf(2));
    expect(await office.reaches(job, aborted, completed)).toBe(completed);
    const [paper = Buffer.alloc(0)] = await printer.paper.printed();
    // What the printer does by itself: letters, 600 dots an inch, gray.
    const page = {
      width: 5100,
      height: 6600,
      resolution: [600, 600],
      space: 18,
      bits: 8,
      total: 2,
    };
    expect(readPwgRaster(paper)).toEqual([
      expect.objectContaining(page),
      expect.objectContaining(page),
    ]);
    const bad = await office.print(Buffer.from('%PDF-1.4\nand nothing'));
    expect(await office.reaches(bad, aborted, completed)).toBe(aborted);
    const ended = await office.job(bad);
    expect(ended?.keywords('job-state-reasons')).toContain('document-format-error');
    expect(ended?.text('output-device-job-state-message')).toMatch(
      /cannot be converted for the printer\. /,
    );
    expect(await printer.paper.printed()).toHaveLength(1);
    expect(await agent.end()).toBe(0);
  }, 60_000);
});
