import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
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
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { madePdf } from './made-pdf.ts';
import { readPwgRaster } from './read-pwg-raster.ts';

const plan: ConversionPlan = {
  to: 'image/pwg-raster',
  width: 827,
  height: 1169,
  resolution: { cross: 100, feed: 100 },
  color: 'srgb_8',
  sides: 'one-sided',
  back: 'normal',
  quality: 4,
  mediaName: 'iso_a4_210x297mm',
  mediaType: 'stationery',
};

const pdf = { format: 'application/pdf' } as const;

describeWithPeers('conversion', 'a document that a printer does not take', () => {
  it('becomes a raster of the size, resolution and colours that the printer takes', async () => {
    const { made } = await converted(madePdf(2), { ...pdf, plan });
    const page = {
      width: 827,
      height: 1169,
      resolution: [100, 100],
      space: 19,
      bits: 24,
      duplex: 0,
      tumble: 0,
      total: 2,
      transform: [1, 1],
      quality: 4,
      mediaName: 'iso_a4_210x297mm',
      // 100 to 300 points from the left, and as many from below.
      drawn: { x: [139, 416], y: [752, 1030] },
    };
    expect(readPwgRaster(await made())).toEqual([page, page]);
  });

  it('has the backs of its sheets as the printer wants them', async () => {
    const gray = { ...plan, color: 'sgray_8' as const, width: 600, height: 800 };
    for (const [sides, back, transform] of [
      ['two-sided-long-edge', 'rotated', [-1, -1]],
      ['two-sided-long-edge', 'flipped', [1, -1]],
      ['two-sided-short-edge', 'flipped', [-1, 1]],
      ['two-sided-short-edge', 'manual-tumble', [-1, -1]],
      ['two-sided-short-edge', 'normal', [1, 1]],
    ] as const) {
      const { made } = await converted(madePdf(2), { ...pdf, plan: { ...gray, sides, back } });
      const [front, behind] = readPwgRaster(await made());
      expect(front?.transform).toEqual([1, 1]);
      expect(behind?.transform).toEqual(transform);
      expect([behind?.duplex, behind?.tumble]).toEqual([
        1,
        sides === 'two-sided-short-edge' ? 1 : 0,
      ]);
      const [cross, feed] = transform;
      const near = front?.drawn;
      const mirrored = (ends: readonly number[] = [], size: number): number[] =>
        ends.map((each) => size - 1 - each).toReversed();
      expectNear(behind?.drawn.x, cross === 1 ? near?.x : mirrored(near?.x, 600));
      expectNear(behind?.drawn.y, feed === 1 ? near?.y : mirrored(near?.y, 800));
    }
  });

  it('becomes what AirPrint and PostScript have', async () => {
    const wanted = { ...plan, to: 'image/urf' as const, sides: 'two-sided-short-edge' as const };
    const urf = await (await converted(madePdf(3), { ...pdf, plan: wanted })).made();
    expect(urf.toString('latin1', 0, 8)).toBe('UNIRAST\0');
    expect(urf.readUInt32BE(8)).toBe(3);
    // Bits, sRGB, the short edge, normal.
    expect([...urf.subarray(12, 16)]).toEqual([24, 1, 2, 4]);
    expect([urf.readUInt32BE(24), urf.readUInt32BE(28), urf.readUInt32BE(32)]).toEqual([
      827, 1169, 100,
    ]);
    const script = { ...plan, to: 'application/postscript' as const };
    const { made } = await converted(madePdf(2), { ...pdf, plan: script });
    expect((await made()).toString('latin1')).toMatch(/^%!PS-Adobe-3.0[^]*%%Pages: 2/);
  });

  it('is a photograph, and becomes a page', async () => {
    const photograph = await madeJpeg();
    const toPdf = { ...plan, to: 'application/pdf' as const };
    const jpeg = { format: 'image/jpeg' } as const;
    const { made } = await converted(photograph, { ...jpeg, plan: toPdf });
    const page = await made();
    expect(page.includes(photograph)).toBe(true);
    const again = await converted(page, { ...pdf, plan });
    const [direct] = readPwgRaster(await (await converted(photograph, { ...jpeg, plan })).made());
    expect(readPwgRaster(await again.made())).toEqual([direct]);
    // Wide, it is turned, and as high as the sheet.
    expectNear(direct?.drawn.y, [0, 1168]);
  });

  it('is a PDF of one page, and becomes a photograph; one of more pages is refused', async () => {
    const toJpeg = { ...plan, to: 'image/jpeg' as const };
    const photograph = await (await converted(madePdf(1), { ...pdf, plan: toJpeg })).made();
    expect(photograph.toString('hex', 0, 2)).toBe('ffd8');
    const frame = photograph.indexOf('ffc0', 0, 'hex');
    expect(photograph.readUInt16BE(frame + 5)).toBe(plan.height);
    expect(photograph.readUInt16BE(frame + 7)).toBe(plan.width);
    const { failure, folder } = await converted(madePdf(2), { ...pdf, plan: toJpeg });
    expect(failure).toMatchObject({
      name: 'ConversionFailed',
      message: expect.stringMatching(/^It has several pages, /),
    });
    expect(await readdir(folder)).toEqual(['document']);
  });

  it('is not what it says, or too much: it is refused with the reason, and nothing is left of it', async () => {
    const limits = usualLimits;
    const { width, height } = plan;
    const refusals: readonly [RegExp, Buffer, Partial<Conversion>?][] = [
      [/no PDF/, Buffer.from('%!PS\n(x) print\n%PDF-1.4\n')],
      [/no PDF/, Buffer.alloc(0)],
      [/no pages|cannot read/, Buffer.from('%PDF-1.4\nthis is none')],
      [
        /no pages|cannot read/,
        Buffer.from('%PDF-1.4\nthis is none'),
        { plan: { ...plan, to: 'application/postscript' } },
      ],
      [/over 3 pages/, madePdf(9), { limits: { ...limits, pages: 3 } }],
      [
        /over 3 pages/,
        madePdf(9),
        { plan: { ...plan, to: 'application/postscript' }, limits: { ...limits, pages: 3 } },
      ],
      [/larger than 0 MiB/, madePdf(9), { limits: { ...limits, bytes: 4000 } }],
      [
        /larger than pages/,
        madePdf(1),
        { plan: { ...plan, width: width * 100, height: height * 100 } },
      ],
      [/no photograph/, madePdf(1), { format: 'image/jpeg' }],
      [/is gone/, madePdf(1), { tools: { ghostscript: undefined } }],
    ];
    for (const [reason, document, more] of refusals) {
      const { folder, failure } = await converted(document, { ...pdf, plan, ...more });
      expect(failure).toMatchObject({
        name: 'ConversionFailed',
        message: expect.stringMatching(reason),
      });
      expect(await readdir(folder)).toEqual(['document']);
    }
  });

  it.runIf(process.platform === 'linux' && process.getuid?.() === 0)(
    'is converted by a program that has no network (needs root)',
    async () => {
      const program = join(await temporaryFolder(), 'gs');
      const script = '#!/bin/sh\necho "error: $(readlink /proc/self/ns/net)" >&2\nexit 1\n';
      await writeFile(program, script);
      await chmod(program, 0o755);
      const tools = { ghostscript: program };
      const { failure } = await converted(madePdf(1), { ...pdf, plan, tools });
      const [, network] = /error: (net:\S+)\)/.exec(String(failure)) ?? [];
      expect(network).toMatch(/^net:/);
      expect(network).not.toBe(await readlink('/proc/self/ns/net'));
    },
  );

  it('takes no longer than it may, and ends with all that was started for it', async () => {
    const folder = await temporaryFolder();
    const pids = join(folder, 'pids');
    const program = join(folder, 'gs');
    await writeFile(program, `#!/bin/sh\nsleep 600 &\necho $$ $! > ${pids}\nprintf RaS2\nwait\n`);
    await chmod(program, 0o755);
    const tools = { ghostscript: program };
    const isOver = async (): Promise<readonly boolean[]> => {
      const both = (await readFile(pids, 'utf8')).trim().split(' ');
      return await Promise.all(both.map(async (pid) => !(await runs(pid))));
    };
    const limits = { ...usualLimits, milliseconds: 300 };
    const late = await converted(madePdf(1), { ...pdf, plan, tools, limits });
    expect(late.failure).toMatchObject({ message: expect.stringMatching(/took over/) });
    await expect.poll(isOver).toEqual([true, true]);
    const canceled = new AbortController();
    await rm(pids);
    const stop = async (): Promise<void> => {
      await expect.poll(async () => readFile(pids, 'utf8').catch(() => '')).not.toBe('');
      canceled.abort();
    };
    const [ended] = await Promise.all([
      converted(madePdf(1), { ...pdf, plan, tools, signal: canceled.signal }),
      stop(),
    ]);
    expect(ended.failure).toBe(canceled.signal.reason);
    await expect.poll(isOver).toEqual([true, true]);
    expect(await readdir(ended.folder)).toEqual(['document']);
  });
});

async function converted(
  document: Buffer,
  conversion: Omit<Conversion, 'from' | 'to' | 'tools' | 'signal'> & Partial<Conversion>,
): Promise<{ readonly folder: string; readonly failure: unknown; made(): Promise<Buffer> }> {
  const folder = await temporaryFolder();
  const [from, to] = [join(folder, 'document'), join(folder, 'converted')];
  await writeFile(from, document);
  const tools = await findTools(process.env);
  const signal = AbortSignal.timeout(30_000);
  const failure: unknown = await convertDocument({ from, to, tools, signal, ...conversion }).then(
    () => undefined,
    (error: unknown) => error,
  );
  return {
    folder,
    failure,
    async made() {
      expect(failure).toBeUndefined();
      return await readFile(to);
    },
  };
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hawser-conversion-'));
  onTestFinished(async () => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Wider than high, and nowhere white. */
async function madeJpeg(): Promise<Buffer> {
  const folder = await temporaryFolder();
  const [from, to] = [join(folder, 'page.ps'), join(folder, 'page.jpg')];
  await writeFile(from, '%!PS\n0.2 setgray 0 0 400 200 rectfill showpage\n');
  const words = ['-q', '-dSAFER', '-dBATCH', '-dNOPAUSE', '-sDEVICE=jpeg', '-g400x200', '-r72'];
  execFileSync('gs', [...words, `-sOutputFile=${to}`, from]);
  return await readFile(to);
}

function expectNear(found: readonly number[] = [], wanted: readonly number[] = []): void {
  expect(found).toHaveLength(2);
  for (const [place, each] of found.entries()) {
    expect(Math.abs(each - (wanted[place] ?? NaN))).toBeLessThanOrEqual(2);
  }
}

/** What has ended and was not yet taken away by the system does not run. */
async function runs(pid: string): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat !== '' && !/^\d+ \(.*\) Z/.test(stat);
}
