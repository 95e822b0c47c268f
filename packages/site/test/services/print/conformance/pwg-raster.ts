/** As the folders of the samples are named. */
export type RasterType = 'black-1' | 'cmyk-8' | 'sgray-8' | 'srgb-8' | 'srgb-16';

interface Pixels {
  readonly space: number;
  readonly colors: number;
  readonly bits: number;
}

/** cupsColorSpace and the like, by PWG 5102.4, 4.3. */
const pixels: Readonly<Record<RasterType, Pixels>> = {
  'black-1': { space: 3, colors: 1, bits: 1 },
  'cmyk-8': { space: 6, colors: 4, bits: 8 },
  'sgray-8': { space: 18, colors: 1, bits: 8 },
  'srgb-8': { space: 19, colors: 3, bits: 8 },
  'srgb-16': { space: 19, colors: 3, bits: 16 },
};

const width = 16;
const height = 16;

/** One small page, all of whose lines are the same (PWG 5102.4). */
export function pwgRaster(resolution: number, type: RasterType): Buffer {
  const { space, colors, bits } = pixels[type];
  const header = Buffer.alloc(1796);
  header.write('PwgRaster', 0, 'latin1');
  const numbers: Readonly<Record<number, number>> = {
    276: resolution,
    280: resolution,
    340: 1,
    352: Math.ceil((width * 72) / resolution),
    356: Math.ceil((height * 72) / resolution),
    372: width,
    376: height,
    384: bits,
    388: bits * colors,
    392: (width * bits * colors) / 8,
    396: 0,
    400: space,
    420: colors,
    452: 1,
  };
  for (const [at, number] of Object.entries(numbers)) header.writeUInt32BE(number, Number(at));
  // Once for all lines, and in it one pixel, or one byte, again and again.
  const unit = Buffer.alloc(Math.max(1, (bits * colors) / 8), 0xff);
  const repeats = (width * bits * colors) / 8 / unit.length;
  const line = Buffer.concat([Buffer.from([height - 1, repeats - 1]), unit]);
  return Buffer.concat([Buffer.from('RaS2'), header, line]);
}
