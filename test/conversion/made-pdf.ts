/** A sheet of A4, in points. */
const sheet = { width: 595, height: 842 };

/** A PDF of so many pages of A4, each with a square near its lower left corner. */
export function madePdf(pages: number): Buffer {
  const numbers = Array.from({ length: pages }, (_, place) => place + 4);
  const drawing = '0 0 1 rg 100 100 200 200 re f';
  const box = `/MediaBox[0 0 ${sheet.width} ${sheet.height}]`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages}/Kids[${numbers.map((each) => `${each} 0 R`).join(' ')}]>>`,
    `<</Length ${drawing.length}>>stream\n${drawing}\nendstream`,
    ...numbers.map(() => `<</Type/Page/Parent 2 0 R${box}/Contents 3 0 R/Resources<<>>>>`),
  ];
  let file = '%PDF-1.4\n';
  const entries = objects.map((object, place) => {
    const entry = `${String(file.length).padStart(10, '0')} 00000 n \n`;
    file += `${place + 1} 0 obj${object}endobj\n`;
    return entry;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries.join('')}`;
  const end = `trailer<</Root 1 0 R/Size ${size}>>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + table + end);
}
