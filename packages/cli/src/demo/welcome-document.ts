const width = 595;
const height = 842;

/** A PDF of one page, A4, with a line of text on it. */
export function welcomeDocument(line: string): Buffer {
  const page = [
    // A hawser: the rope that ties a ship to the shore.
    'q 0.10 0.31 0.47 rg 0 702 595 140 re f Q',
    'q 0.85 0.65 0.13 RG 10 w 1 J 60 742 m 180 662 415 662 535 742 c S Q',
    'q 0.95 0.85 0.55 RG 2 w [6 8] 0 d 60 742 m 180 662 415 662 535 742 c S Q',
    text('F2', 40, 60, 770, '1 1 1', 'Hawser'),
    text('F1', 20, 60, 600, '0 0 0', line),
    text(
      'F1',
      12,
      60,
      570,
      '0.35 0.35 0.35',
      'It came through a site and a connector that only dials out.',
    ),
  ].join('\n');
  const font = (name: string): string =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  return file([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R ` +
      '/Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    font('Helvetica'),
    font('Helvetica-Bold'),
  ]);
}

function text(font: string, size: number, x: number, y: number, grey: string, say: string): string {
  const escaped = say.replaceAll(/[\\()]/g, String.raw`\$&`);
  return `BT ${grey} rg /${font} ${size} Tf ${x} ${y} Td (${escaped}) Tj ET`;
}

/** The objects with the table that says where each begins (ISO 32000-1, 7.5). All of it is ASCII. */
function file(objects: readonly string[]): Buffer {
  let body = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`);
  const count = objects.length + 1;
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${rows.join('')}`;
  const trailer = `trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + table + trailer, 'latin1');
}
