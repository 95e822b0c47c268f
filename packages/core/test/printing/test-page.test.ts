import { expect, test } from 'vitest';
import { testPage } from '../../src/printing/test-page.ts';

const page = testPage({
  width: 595,
  height: 842,
  title: 'Büro (2) \\',
  lines: ['☃', ...Array.from({ length: 100 }, () => 'x'.repeat(500))],
}).toString('latin1');

test('a test page is a PDF whose table says where each of its objects is', () => {
  expect(page).toMatch(/^%PDF-1\.4\n/);
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(page)?.[1]);
  expect(page.slice(start, start + 4)).toBe('xref');
  const places = [...page.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, at]) =>
    Number(at),
  );
  expect(places).toHaveLength(5);
  for (const [index, place] of places.entries()) {
    expect(page.slice(place)).toMatch(new RegExp(`^${index + 1} 0 obj\\n`));
  }
  const [, length, content = ''] = /\/Length (\d+) >>\nstream\n([^]*?)\nendstream/.exec(page) ?? [];
  expect(content).toHaveLength(Number(length));
});

test('words of anybody stay words, and no more of them than there is room for', () => {
  expect(page).toContain(String.raw`(Büro \(2\) \\) Tj`);
  expect(page).toContain('(?) Tj');
  expect(page.match(/ Tj /g)).toHaveLength(31);
  expect(page.length).toBeLessThan(8000);
});
