import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createDeflate, constants } from 'node:zlib';
import { ConversionFailed } from '../conversion-failed.ts';
import { converterTurns } from '../turns.ts';
import { PdfFile } from './pdf-file.ts';
import type { RasterFormat, RasterHeader } from './raster-header.ts';
import { type RasterPage, readRaster, type ReadingLimits } from './read-raster.ts';

export interface RasterAsPdf {
  readonly from: FileHandle;
  readonly format: RasterFormat;
  readonly to: FileHandle;
  readonly limits: ReadingLimits & { readonly bytes: number; readonly milliseconds: number };
  readonly signal: AbortSignal;
}

/** Of a page: itself, what is drawn, the picture, and how long that is. */
const objectsOfPage = 4;
const catalog = 1;
const tree = 2;

/** A PDF with a picture on each page, as large as the raster says; it is written while the raster is read. */
export async function rasterAsPdf(raster: RasterAsPdf): Promise<void> {
  await converterTurns.take(async () => writePdf(raster), raster.signal);
}

async function writePdf({ from, format, to, limits, signal }: RasterAsPdf): Promise<void> {
  const late = AbortSignal.timeout(limits.milliseconds);
  const pdf = new PdfFile(to, limits.bytes);
  await pdf.begin();
  const pages: number[] = [];
  for await (const page of readRaster(from, format, limits)) {
    const number = tree + 1 + pages.length * objectsOfPage;
    pages.push(number);
    await writePage(pdf, number, { page, signal: AbortSignal.any([signal, late]) }).catch(
      (error: unknown) => {
        signal.throwIfAborted();
        throw late.aborted ? tookTooLong(limits.milliseconds) : error;
      },
    );
  }
  await pdf.object(catalog, `<</Type/Catalog/Pages ${tree} 0 R>>`);
  const kids = pages.map((page) => `${page} 0 R`).join(' ');
  await pdf.object(tree, `<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`);
  await pdf.end();
}

async function writePage(
  pdf: PdfFile,
  number: number,
  { page, signal }: { readonly page: RasterPage; readonly signal: AbortSignal },
): Promise<void> {
  const { header, rows } = page;
  const { width, height, resolution, transform } = header;
  const [drawn, picture, length] = [number + 1, number + 2, number + 3];
  const x = (width * 72) / resolution.cross;
  const y = (height * 72) / resolution.feed;
  const box = `/MediaBox[0 0 ${shown(x)} ${shown(y)}]`;
  const resources = `/Resources<</XObject<</I ${picture} 0 R>>>>`;
  await pdf.object(
    number,
    `<</Type/Page/Parent ${tree} 0 R${box}${resources}/Contents ${drawn} 0 R>>`,
  );
  // What was drawn the other way for the back of a sheet is turned back: the printer turns it again.
  const matrix = [
    transform.cross * x,
    0,
    0,
    transform.feed * y,
    transform.cross === 1 ? 0 : x,
    transform.feed === 1 ? 0 : y,
  ];
  const drawing = `q ${matrix.map(shown).join(' ')} cm /I Do Q`;
  await pdf.object(drawn, `<</Length ${drawing.length}>>stream\n${drawing}\nendstream`);
  await pdf.beginObject(picture);
  await pdf.write(`<<${pictureOf(header)}/Filter/FlateDecode/Length ${length} 0 R>>stream\n`);
  const before = pdf.length;
  const packing = createDeflate({ level: constants.Z_BEST_SPEED });
  await pipeline(
    rows,
    packing,
    async (pieces: AsyncIterable<Buffer>) => {
      for await (const piece of pieces) await pdf.write(piece);
    },
    { signal },
  );
  const bytes = pdf.length - before;
  await pdf.write('\nendstream\n');
  await pdf.endObject();
  await pdf.object(length, String(bytes));
}

function pictureOf({ width, height, bits, isInk }: RasterHeader): string {
  const space = bits === 24 ? 'DeviceRGB' : 'DeviceGray';
  const decode = isInk ? '/Decode[1 0]' : '';
  const size = `/Width ${width}/Height ${height}/BitsPerComponent ${bits === 1 ? 1 : 8}`;
  return `/Type/XObject/Subtype/Image${size}/ColorSpace/${space}${decode}`;
}

function tookTooLong(milliseconds: number): ConversionFailed {
  const minutes = Math.round(milliseconds / 6000) / 10;
  return new ConversionFailed(`To convert it took over ${minutes} minutes.`);
}

function shown(value: number): string {
  return value.toFixed(4);
}
