import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import {
  type Conversion,
  convertDocument,
  usualLimits,
} from '../../packages/agent/src/connector/conversion/convert-document.ts';
import type { ConversionPlan } from '../../packages/agent/src/connector/conversion/conversion-plan.ts';
import { findTools } from '../../packages/agent/src/connector/conversion/find-tools.ts';
import { pwgRaster } from '../../packages/site/test/services/print/conformance/pwg-raster.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { madePdf } from './made-pdf.ts';
import { readPwgRaster } from './read-pwg-raster.ts';

const plan: ConversionPlan = {
  to: 'image/pwg-raster',
  width: 600,
  height: 800,
  resolution: { cross: 100, feed: 100 },
  color: 'srgb_8',
  sides: 'one-sided',
  back: 'normal',
  quality: 4,
  mediaName: '',
  mediaType: '',
};
const pdf = 'application/pdf';
const pwg = 'image/pwg-raster';
const urf = 'image/urf';
const toPdf = { ...plan, to: pdf } as const;

describeWithPeers('conversion', 'a raster that a printer does not take', () => {
  it('becomes a PDF with the same dots on pages as large', async () => {
    for (const color of ['srgb_8', 'black_8', 'black_1'] as const) {
      const raster = await made(madePdf(2), { format: pdf, plan: { ...plan, color } });
      const pages = await made(raster, { format: pwg, plan: toPdf });
      expect(await boxesOf(pages)).toEqual([
        [432, 576],
        [432, 576],
      ]);
      const again = await made(pages, { format: pdf, plan: { ...plan, color } });
      expect(readPwgRaster(again), color).toEqual(readPwgRaster(raster));
      // The same, and not the other way round: paper is white.
      expect(again.equals(raster), color).toBe(true);
    }
    const photograph = await made(madePdf(2), { format: pdf, plan: { ...plan, to: urf } });
    const pages = await made(photograph, { format: urf, plan: toPdf });
    expect(await boxesOf(pages)).toHaveLength(2);
    const direct = readPwgRaster(await made(madePdf(2), { format: pdf, plan }));
    expect(readPwgRaster(await made(pages, { format: pdf, plan }))).toEqual(direct);
  });

  it('has what was turned for the back of a sheet turned back', async () => {
    const [wanted] = readPwgRaster(await made(madePdf(1), { format: pdf, plan }));
    const sides = 'two-sided-long-edge';
    for (const back of ['rotated', 'flipped'] as const) {
      const turned = await made(madePdf(2), { format: pdf, plan: { ...plan, sides, back } });
      const pages = await made(turned, { format: pwg, plan: toPdf });
      const [, behind] = readPwgRaster(await made(pages, { format: pdf, plan }));
      expect(behind?.drawn).toEqual(wanted?.drawn);
    }
  });

  it('becomes PostScript, and of one page a photograph', async () => {
    const raster = await made(madePdf(1), { format: pdf, plan });
    const script = await made(raster, {
      format: pwg,
      plan: { ...plan, to: 'application/postscript' },
    });
    expect(script.toString('latin1')).toMatch(/^%!PS-Adobe-3.0[^]*%%Pages: 1/);
    const photograph = await made(raster, { format: pwg, plan: { ...plan, to: 'image/jpeg' } });
    expect(photograph.toString('hex', 0, 2)).toBe('ffd8');
  });

  it('is unsound or too much, and is refused in words, with nothing left of it', async () => {
    const good = pwgRaster(300, 'sgray-8');
    const limits = usualLimits;
    const changed = (at: number, number: number): Buffer => {
      const raster = Buffer.from(good);
      raster.writeUInt32BE(number, 4 + at);
      return raster;
    };
    const rows = good.length - 3;
    const withRow = (...row: readonly number[]): Buffer =>
      Buffer.concat([good.subarray(0, rows), Buffer.from(row)]);
    const refusals: readonly [RegExp, Buffer, Partial<Conversion>?][] = [
      [/^It is no raster/, madePdf(1)],
      [/^It is no raster/, Buffer.alloc(0)],
      [/no raster/, good, { format: urf }],
      [/no pages/, good.subarray(0, 4)],
      [/no header/, Buffer.concat([Buffer.from('RaS2'), Buffer.alloc(2000)])],
      [/within a page/, good.subarray(0, 1000)],
      [/within a page/, good.subarray(0, rows)],
      [/within a page/, good.subarray(0, -1)],
      [/within a page/, withRow(0, 15, 0)],
      [/within a page/, Buffer.concat([good, good.subarray(4, 100)])],
      [/longer than the page/, withRow(15, 16, 0)],
      [/more rows/, withRow(16, 15, 0)],
      [/code that does not exist/, withRow(15, 128, 0)],
      [/16 by 0 dots/, changed(376, 0)],
      [/16 by 4294967295/, changed(376, 2 ** 32 - 1)],
      [/not as long/, changed(372, 17)],
      [/not as long/, changed(392, 2 ** 31)],
      [/0 by 300 dots to an inch/, changed(276, 0)],
      [/over 200 inches/, bomb(65_000)],
      [/not known here/, changed(396, 1)],
      [/not known here/, pwgRaster(300, 'srgb-16')],
      [/not known here/, pwgRaster(300, 'cmyk-8')],
      [/over 2 pages/, pagesOf(good, 3), { limits: { ...limits, pages: 2 } }],
      [
        /larger than pages/,
        good,
        { limits: { ...limits, dots: 200 }, plan: { ...toPdf, width: 1, height: 1 } },
      ],
      [/Unpacked it is larger/, pagesOf(good, 9), { limits: { ...limits, unpackedBytes: 2000 } }],
      [/would be larger than 0 MiB/, pagesOf(good, 9), { limits: { ...limits, bytes: 1000 } }],
    ];
    for (const [reason, document, more] of refusals) {
      const { folder, failure } = await converted(document, { format: pwg, plan: toPdf, ...more });
      expect(failure, String(reason)).toMatchObject({
        name: 'ConversionFailed',
        message: expect.stringMatching(reason),
      });
      expect(await readdir(folder)).toEqual(['document']);
    }
    await made(good, { format: pwg, plan: toPdf });
  });

  it('is small and unpacks to very much, and is held neither in memory nor longer than allowed', async () => {
    // 20,000 rows of 20,000 dots, again and again: 400 MB each out of some kilobytes.
    const page = bomb(20_000);
    const before = process.memoryUsage().rss;
    const limits = { ...usualLimits, milliseconds: 300 };
    const late = await converted(pagesOf(page, 200), { format: pwg, plan: toPdf, limits });
    expect(late.failure).toMatchObject({ message: expect.stringMatching(/took over/) });
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 2 ** 20);
    const canceled = AbortSignal.abort();
    const { failure } = await converted(page, { format: pwg, plan: toPdf, signal: canceled });
    expect(failure).toBe(canceled.reason);
  });
});

/** So many pages, each as the one. */
function pagesOf(raster: Buffer, count: number): Buffer {
  const page = raster.subarray(4);
  return Buffer.concat([Buffer.from('RaS2'), ...Array<Buffer>(count).fill(page)]);
}

/** A white page of gray, as high as it is wide. */
function bomb(side: number): Buffer {
  const header = Buffer.from(pwgRaster(300, 'sgray-8').subarray(0, 1800));
  for (const at of [372, 376, 392]) header.writeUInt32BE(side, 4 + at);
  const packed: number[] = [];
  for (let left = side; left > 0; left -= 128) packed.push(Math.min(left, 128) - 1, 0xff);
  const rows: Buffer[] = [];
  for (let left = side; left > 0; left -= 256) {
    rows.push(Buffer.from([Math.min(left, 256) - 1, ...packed]));
  }
  return Buffer.concat([header, ...rows]);
}

/** The pages of a PDF as Ghostscript reads it, and how large they are. */
async function boxesOf(file: Buffer): Promise<readonly (readonly number[])[]> {
  const path = join(await temporaryFolder(), 'pages.pdf');
  await writeFile(path, file);
  const said = execFileSync('gs', ['-q', '-dBATCH', '-dNOPAUSE', '-sDEVICE=bbox', path], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  expect(said.toString()).toBe('');
  const text = file.toString('latin1');
  return [...text.matchAll(/\/MediaBox\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ]);
}

type Asked = Pick<Conversion, 'format' | 'plan'> & Partial<Conversion>;

async function made(document: Buffer, asked: Asked): Promise<Buffer> {
  const { folder, failure } = await converted(document, asked);
  expect(failure).toBeUndefined();
  return await readFile(join(folder, 'converted'));
}

async function converted(
  document: Buffer,
  asked: Asked,
): Promise<{ readonly folder: string; readonly failure: unknown }> {
  const folder = await temporaryFolder();
  const [from, to] = [join(folder, 'document'), join(folder, 'converted')];
  await writeFile(from, document);
  const tools = await findTools(process.env);
  const signal = AbortSignal.timeout(30_000);
  const failure: unknown = await convertDocument({ from, to, tools, signal, ...asked }).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { folder, failure };
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hawser-raster-'));
  onTestFinished(async () => rm(folder, { recursive: true, force: true }));
  return folder;
}
