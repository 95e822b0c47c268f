import type { FileHandle } from 'node:fs/promises';
import { ConversionFailed } from '../conversion-failed.ts';
import {
  frames,
  type RasterFormat,
  rasterHeader,
  type RasterHeader,
  rowBytes,
} from './raster-header.ts';
import { ReadAhead } from './read-ahead.ts';
import { endsWithin, unpackRow } from './unpack-row.ts';
import { unsoundRaster } from './unsound-raster.ts';

export interface RasterPage {
  readonly header: RasterHeader;
  /** Some rows at a time, from the top; they are read before the next page. */
  readonly rows: AsyncIterable<Buffer>;
}

export interface ReadingLimits {
  readonly pages: number;
  /** Of a page. */
  readonly dots: number;
  /** Of all pages together, unpacked. */
  readonly unpackedBytes: number;
}

/** More than the longest row of a page needs, packed as badly as can be. */
const ahead = 512 * 1024;
/** What is handed on at once. */
const blockBytes = 256 * 1024;

/** The pages of a raster one after the other; no more than some rows of it are in memory. */
export async function* readRaster(
  file: FileHandle,
  format: RasterFormat,
  limits: ReadingLimits,
): AsyncGenerator<RasterPage> {
  const { magic, header: length, begins } = frames[format];
  const source = new ReadAhead(file, ahead);
  const start = await source.next(magic);
  if (start.length < magic || start.toString('latin1', 0, begins.length) !== begins) {
    throw new ConversionFailed('It is no raster, although it says so.');
  }
  source.skip(magic);
  let pages = 0;
  let unpacked = 0;
  for (;;) {
    const bytes = await source.next(length);
    if (bytes.length === 0) break;
    if (bytes.length < length) throw endsWithin();
    const header = rasterHeader(format, bytes.subarray(0, length));
    source.skip(length);
    pages += 1;
    unpacked += rowBytes(header) * header.height;
    if (pages > limits.pages) throw new ConversionFailed(`It has over ${limits.pages} pages.`);
    if (header.width * header.height > limits.dots) {
      throw new ConversionFailed('A page of it is larger than pages are printed here.');
    }
    if (unpacked > limits.unpackedBytes) {
      const mebibytes = Math.round(limits.unpackedBytes / 2 ** 20);
      throw new ConversionFailed(`Unpacked it is larger than ${mebibytes} MiB.`);
    }
    yield { header, rows: rowsOf(header, source, format === 'image/urf') };
  }
  if (pages === 0) throw new ConversionFailed('It has no pages.');
}

async function* rowsOf(
  header: RasterHeader,
  source: ReadAhead,
  isUrf: boolean,
): AsyncGenerator<Buffer> {
  const length = rowBytes(header);
  const dot = Math.max(1, header.bits / 8);
  const most = Math.max(1, Math.floor(blockBytes / length));
  let block = Buffer.allocUnsafe(most * length);
  let filled = 0;
  for (let left = header.height; left > 0;) {
    const packed = await source.next(1 + 2 * length);
    if (packed.length === 0) throw endsWithin();
    const repeats = (packed[0] ?? 0) + 1;
    if (repeats > left) throw unsoundRaster('a page has more rows than it says');
    const row = Buffer.allocUnsafe(length);
    source.skip(1 + unpackRow(packed.subarray(1), row, { dot, isUrf }));
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      row.copy(block, filled);
      filled += length;
      if (filled < block.length) continue;
      yield block;
      block = Buffer.allocUnsafe(most * length);
      filled = 0;
    }
    left -= repeats;
  }
  if (filled > 0) yield block.subarray(0, filled);
}
