export interface TestPage {
  /** In points. */
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** Below the title, so many as there is room for. */
  readonly lines: readonly string[];
}

/** Points; what is farther out many printers cannot reach. */
const margin = 36;
const longestLine = 80;
const mostLines = 30;

/** A PDF of one page: a frame that shows what is cut off, words, and fields from white to black (ISO 32000-1). */
export function testPage({ width, height, title, lines }: TestPage): Buffer {
  const [left, top] = [margin + 36, height - margin - 60];
  const frame = `1 w ${margin} ${margin} ${width - 2 * margin} ${height - 2 * margin} re S`;
  const words = lines
    .slice(0, mostLines)
    .map((line, index) => text(line, { size: 11, x: left, y: top - 36 - index * 16 }));
  const greys = [0, 0.25, 0.5, 0.75, 1].map((grey, index) =>
    field(`${grey} g`, left + index * 60, margin + 100),
  );
  const colours = ['1 0 0 rg', '0 1 0 rg', '0 0 1 rg', '0 1 1 0 k', '1 0 0 0 k'].map(
    (colour, index) => field(colour, left + index * 60, margin + 40),
  );
  const content = [
    frame,
    text(title, { size: 24, x: left, y: top }),
    ...words,
    ...greys,
    ...colours,
  ].join('\n');
  return documentOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]);
}

function text(
  line: string,
  { size, x, y }: { readonly size: number; readonly x: number; readonly y: number },
): string {
  return `0 g BT /F1 ${size} Tf ${x} ${y} Td (${printable(line)}) Tj ET`;
}

/** The letters that every printer has; what is none of them shows that something was there. */
function printable(line: string): string {
  return line
    .slice(0, longestLine)
    .replaceAll(/[^\u0020-\u007e\u00a0-\u00ff]/gu, '?')
    .replaceAll(/[()\\]/g, String.raw`\$&`);
}

function field(colour: string, x: number, y: number): string {
  return `${colour} ${x} ${y} 48 48 re B`;
}

/** Objects from 1 on, with where each begins. */
function documentOf(objects: readonly string[]): Buffer {
  let written = '%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n';
  const places = objects.map((object, index) => {
    const place = written.length;
    written += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  const end = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${written.length}\n%%EOF\n`;
  // Each character of it is one byte.
  return Buffer.from(written + table + end, 'latin1');
}
