import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pwgRaster, type RasterType } from './pwg-raster.ts';

/** Writes what the suites print, and Debian's package of them lacks: nobody looks at the pages. */
export async function writeSampleDocuments(folder: string): Promise<void> {
  const pages = { a4: [595, 842], letter: [612, 792] } as const;
  for (const [name, [width, height]] of Object.entries(pages)) {
    await writeFile(join(folder, `document-${name}.pdf`), pdf(width, height));
    await writeFile(join(folder, `document-${name}.ps`), postScript(width, height));
  }
  for (const name of ['color.jpg', 'gray.jpg']) await writeFile(join(folder, name), jpeg);
  for (const { file, resolution, type } of rasterSamples()) {
    const path = join(folder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, pwgRaster(resolution, type));
  }
}

interface RasterSample {
  readonly file: string;
  readonly resolution: number;
  readonly type: RasterType;
}

const papers = ['a4', 'letter'];
const photos = ['color.jpg-4x6', 'gray.jpg-4x6'];
const documents = papers.flatMap((paper) => [`document-${paper}`, `onepage-${paper}`]);
const images: Readonly<Record<RasterType, readonly string[]>> = {
  'black-1': [...photos, ...documents],
  'cmyk-8': [...photos, ...documents],
  'sgray-8': [...photos, ...documents],
  'srgb-8': ['color.jpg-4x6', ...documents],
  'srgb-16': ['color.jpg-4x6'],
};

/** The 144 that ipp-everywhere.test asks for. */
function rasterSamples(): readonly RasterSample[] {
  return [150, 180, 300, 360, 600, 720].flatMap((resolution) =>
    Object.entries(images).flatMap(([name, all]) =>
      all.map((image) => ({
        file: `pwg-raster-samples-${resolution}dpi/${name}/${image}-${name}-${resolution}dpi.pwg`,
        resolution,
        type: name as RasterType,
      })),
    ),
  );
}

function pdf(width: number, height: number): string {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]>>`,
  ];
  let text = '%PDF-1.4\n';
  const starts = objects.map((object, index) => {
    const start = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(start).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 4\n0000000000 65535 f \n${starts.join('')}`;
  return `${text}${table}trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
}

function postScript(width: number, height: number): string {
  return `%!PS-Adobe-3.0\n%%BoundingBox: 0 0 ${width} ${height}\n%%Pages: 1\n%%EndComments\nshowpage\n%%EOF\n`;
}

/** The marks of a picture, and nothing in it. */
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
