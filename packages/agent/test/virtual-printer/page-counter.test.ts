import { expect, test } from 'vitest';
import { PageCounter } from '../../src/virtual-printer/document/page-counter.ts';
import type { PrintFormat } from '../../src/virtual-printer/document/print-formats.ts';

function pagesOf(text: string, format: PrintFormat | undefined, size: number): number {
  const counter = new PageCounter(format);
  const bytes = Buffer.from(text, 'latin1');
  for (let at = 0; at < bytes.length; at += size) counter.push(bytes.subarray(at, at + size));
  return counter.pages;
}

test.each([1, 7, 64, 100_000])(
  'pages are counted however a document comes, in pieces of %i',
  (size) => {
    const pdf = `%PDF-1.4\n<</Type/Pages/Count 3>>${'<< /Type /Page /Parent 1 0 R >>\n'.repeat(3)}`;
    expect(pagesOf(pdf, 'application/pdf', size)).toBe(3);
    const raster = `RaS2${`PwgRaster\0${'\u00ff'.repeat(200)}`.repeat(4)}`;
    expect(pagesOf(raster, 'image/pwg-raster', size)).toBe(4);
    expect(pagesOf('a line\n'.repeat(61), 'text/plain', size)).toBe(2);
    expect(pagesOf('%PDF-1.7 all in streams', 'application/pdf', size)).toBe(1);
    expect(pagesOf('whatever it is', undefined, size)).toBe(1);
  },
);
