import type { ConversionPlan } from './conversion-plan.ts';
import { ConversionFailed } from './conversion-failed.ts';

/** What of a photograph has to be known to put it on a page. */
interface Photograph {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  /** Adobe’s programs have CMYK the other way round. */
  readonly isAdobe: boolean;
}

const most = 65_000;
const mostSegments = 1000;

/** A page of PDF with the photograph in it as it is, as large as the sheet allows. */
export function jpegAsPdf(jpeg: Buffer, plan: ConversionPlan): readonly Buffer[] {
  const photograph = readJpeg(jpeg);
  const { components, isAdobe } = photograph;
  const sheet = [
    (plan.width * 72) / plan.resolution.cross,
    (plan.height * 72) / plan.resolution.feed,
  ] as const;
  const space = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' }[components];
  const decode = components === 4 && isAdobe ? '/Decode[1 0 1 0 1 0 1 0]' : '';
  const drawing = placed(photograph, sheet);
  const image = `/Type/XObject/Subtype/Image/Width ${photograph.width}/Height ${photograph.height}`;
  const objects: readonly (readonly Buffer[])[] = [
    [text('<</Type/Catalog/Pages 2 0 R>>')],
    [text('<</Type/Pages/Kids[3 0 R]/Count 1>>')],
    [
      text(
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${sheet.map(shown).join(' ')}]/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R>>`,
      ),
    ],
    [text(`<</Length ${drawing.length}>>stream\n${drawing}\nendstream`)],
    [
      text(
        `<<${image}/ColorSpace/${space}/BitsPerComponent 8/Filter/DCTDecode${decode}/Length ${jpeg.length}>>stream\n`,
      ),
      jpeg,
      text('\nendstream'),
    ],
  ];
  return asFile(objects);
}

/** In the middle, turned where it is larger so. */
function placed({ width, height }: Photograph, [x, y]: readonly [number, number]): string {
  const isTurned = width > height !== x > y && width !== height;
  const [across, along] = isTurned ? [height, width] : [width, height];
  const scale = Math.min(x / across, y / along);
  const [left, bottom] = [(x - across * scale) / 2, (y - along * scale) / 2];
  const [w, h] = [width * scale, height * scale];
  const matrix = isTurned ? [0, w, -h, 0, left + h, bottom] : [w, 0, 0, h, left, bottom];
  return `q ${matrix.map(shown).join(' ')} cm /I Do Q`;
}

function asFile(objects: readonly (readonly Buffer[])[]): readonly Buffer[] {
  const parts: Buffer[] = [text('%PDF-1.4\n')];
  let length = 9;
  const add = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  const places = objects.map((content, number) => {
    const place = length;
    for (const part of [text(`${number + 1} 0 obj`), ...content, text('endobj\n')]) add(part);
    return place;
  });
  const entries = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  const start = length;
  add(text(`xref\n0 ${count}\n0000000000 65535 f \n${entries}`));
  add(text(`trailer<</Root 1 0 R/Size ${count}>>\nstartxref\n${start}\n%%EOF\n`));
  return parts;
}

/** ITU T.81, annex B: segments up to the one that says how large it is. */
function readJpeg(jpeg: Buffer): Photograph {
  if (jpeg.length < 4 || jpeg.readUInt16BE(0) !== 0xffd8) throw noJpeg();
  let isAdobe = false;
  let place = 2;
  for (let count = 0; count < mostSegments && place + 9 < jpeg.length; count += 1) {
    const marker = jpeg.readUInt16BE(place);
    const length = jpeg.readUInt16BE(place + 2);
    if (marker === 0xffee && jpeg.toString('latin1', place + 4, place + 9) === 'Adobe')
      isAdobe = true;
    const kind = marker - 0xffc0;
    const isFrame = kind >= 0 && kind <= 15 && ![4, 8, 12].includes(kind);
    if (isFrame) {
      const height = jpeg.readUInt16BE(place + 5);
      const width = jpeg.readUInt16BE(place + 7);
      const components = jpeg[place + 9] ?? 0;
      const isSound = width > 0 && height > 0 && width <= most && height <= most;
      // Programs print those of eight bits, in one go or coming clear step by step.
      const isUsual = kind <= 2 && jpeg[place + 4] === 8 && [1, 3, 4].includes(components);
      if (!isSound || !isUsual) throw noJpeg();
      return { width, height, components, isAdobe };
    }
    if (marker < 0xff01 || length < 2) throw noJpeg();
    place += 2 + length;
  }
  throw noJpeg();
}

function noJpeg(): ConversionFailed {
  return new ConversionFailed('It is no photograph (JPEG) that can be printed.');
}

function text(content: string): Buffer {
  return Buffer.from(content, 'latin1');
}

function shown(value: number): string {
  return value.toFixed(3);
}
