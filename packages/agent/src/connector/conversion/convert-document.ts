import {
  type FileHandle,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '@hawser/core/files/make-folder';
import { ConversionFailed } from './conversion-failed.ts';
import type { ConversionPlan } from './conversion-plan.ts';
import { ghostscriptWords, photographFile } from './ghostscript-words.ts';
import { jpegAsPdf } from './jpeg-as-pdf.ts';
import type { ConversionTools } from './offered-formats.ts';
import { rasterAsPdf } from './raster/raster-as-pdf.ts';
import type { RasterFormat } from './raster/raster-header.ts';
import { RasterPages } from './raster-pages.ts';
import { ScriptPages } from './script-pages.ts';
import { type ConverterLimits, runConverter } from './run-converter.ts';

export interface ConversionLimits extends ConverterLimits {
  readonly pages: number;
  /** Of a photograph, which is read into memory. */
  readonly photographBytes: number;
  /** Of a sheet. */
  readonly dots: number;
  /** Of a raster that is read. */
  readonly unpackedBytes: number;
}

export const usualLimits: ConversionLimits = {
  milliseconds: 20 * 60_000,
  memoryBytes: 2 * 2 ** 30,
  bytes: 8 * 2 ** 30,
  pages: 5000,
  photographBytes: 100 * 2 ** 20,
  dots: 10 ** 9,
  unpackedBytes: 64 * 2 ** 30,
};

export interface Conversion {
  /** The document, and what it says that it is. */
  readonly from: string;
  readonly format: string;
  readonly plan: ConversionPlan;
  /** Where the converted one is put once it is whole; beside it there is a folder for the time being. */
  readonly to: string;
  readonly tools: ConversionTools;
  readonly limits?: ConversionLimits;
  readonly signal: AbortSignal;
}

/** Converts a document; throws ConversionFailed where that cannot be done, with nothing left of it. */
export async function convertDocument(conversion: Conversion): Promise<void> {
  const { from, format, plan, to, limits = usualLimits } = conversion;
  if (plan.width * plan.height > limits.dots) {
    throw new ConversionFailed('The sheet is larger than pages are made here.');
  }
  const folder = `${to}.making`;
  const made = join(folder, 'made');
  await rm(folder, { recursive: true, force: true });
  await makeFolder(folder, 0o700);
  try {
    let source = from;
    if (format === 'image/jpeg') {
      source = join(folder, 'photograph.pdf');
      await writePhotograph(from, source, { plan, limits });
    } else if (format === 'image/pwg-raster' || format === 'image/urf') {
      source = join(folder, 'raster.pdf');
      await writeRaster(source, format, { ...conversion, limits });
    } else await requirePdf(from);
    if (plan.to === 'application/pdf') await rename(source, made);
    else if (plan.to === 'image/jpeg') {
      await convertToPhotograph({ ...conversion, from: source }, { folder, made, limits });
    } else await convert({ ...conversion, from: source }, { folder, made, limits });
    await rename(made, to);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Making {
  readonly folder: string;
  readonly made: string;
  readonly limits: ConversionLimits;
}

async function convert(
  { from, plan, tools, signal }: Conversion,
  { folder, made, limits }: Making,
): Promise<void> {
  const program = requireGhostscript(tools);
  const isRaster = plan.to === 'image/pwg-raster' || plan.to === 'image/urf';
  const pages = isRaster ? new RasterPages(plan, limits) : undefined;
  const counted = new ScriptPages(limits.pages);
  const file = await open(made, 'wx', 0o600);
  try {
    const said = await runConverter({
      program,
      words: ghostscriptWords(plan, from),
      folder,
      limits,
      signal,
      async write(piece) {
        if (!isRaster) counted.take(piece);
        for (const part of pages?.take(piece) ?? [piece]) await file.writeFile(part);
      },
    });
    pages?.finish();
    // Of nothing it makes an empty sheet, where it makes PostScript, and all is well.
    if (said.includes('No pages will be processed')) throw new ConversionFailed('It has no pages.');
    if (pages !== undefined) await writeCount(file, pages);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Of one page: what has more of them would be printed in part. */
async function convertToPhotograph(
  { from, plan, tools, signal }: Conversion,
  { folder, made, limits }: Making,
): Promise<void> {
  const program = requireGhostscript(tools);
  const words = ghostscriptWords(plan, from);
  await runConverter({ program, words, folder, limits, signal, write: async () => undefined });
  const files = await readdir(folder);
  if (!files.includes(photographFile(1))) throw new ConversionFailed('It has no pages.');
  if (files.includes(photographFile(2))) {
    throw new ConversionFailed(
      'It has several pages, and the printer takes photographs (JPEG) only, which have one.',
    );
  }
  await rename(join(folder, photographFile(1)), made);
}

function requireGhostscript({ ghostscript }: ConversionTools): string {
  if (ghostscript !== undefined) return ghostscript;
  throw new ConversionFailed('The program that would convert it is gone (Ghostscript).');
}

/** How many pages there are is known at the end only, and stands at the beginning. */
async function writeCount(file: FileHandle, { countPlaces, pages }: RasterPages): Promise<void> {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(pages);
  for (const place of countPlaces) await file.write(count, 0, 4, place);
}

/** Whatever it says that it is: what is no PDF would be read as a program by whoever reads both. */
async function requirePdf(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(5), 0, 5, 0);
    if (buffer.toString('latin1', 0, bytesRead) === '%PDF-') return;
  } finally {
    await file.close();
  }
  throw new ConversionFailed('It is no PDF, although it says so.');
}

async function writePhotograph(
  from: string,
  to: string,
  { plan, limits }: { readonly plan: ConversionPlan; readonly limits: ConversionLimits },
): Promise<void> {
  const { size } = await stat(from);
  if (size > limits.photographBytes) throw new ConversionFailed('The photograph is too large.');
  await writeFile(to, jpegAsPdf(await readFile(from), plan), { mode: 0o600 });
}

async function writeRaster(
  to: string,
  format: RasterFormat,
  { from, limits, signal }: Conversion & { readonly limits: ConversionLimits },
): Promise<void> {
  await using raster = await open(from, 'r');
  await using pdf = await open(to, 'wx', 0o600);
  await rasterAsPdf({ from: raster, format, to: pdf, limits, signal });
  await pdf.sync();
}
