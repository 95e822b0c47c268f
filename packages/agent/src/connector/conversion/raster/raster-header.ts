import { unsoundRaster } from './unsound-raster.ts';

export type RasterFormat = 'image/pwg-raster' | 'image/urf';

/** What a page of raster says of itself. */
export interface RasterHeader {
  readonly width: number;
  readonly height: number;
  readonly resolution: { readonly cross: number; readonly feed: number };
  /** Of a dot, and of all colours together. */
  readonly bits: 1 | 8 | 24;
  /** Zero is white, as of ink. */
  readonly isInk: boolean;
  /** Which way it is drawn: -1 is the other way. */
  readonly transform: { readonly cross: 1 | -1; readonly feed: 1 | -1 };
}

/** What stands before the first page, and how long the header of each is. */
export const frames = {
  'image/pwg-raster': { magic: 4, header: 1796, begins: 'RaS2' },
  'image/urf': { magic: 12, header: 32, begins: 'UNIRAST\0' },
} as const;

/** A row of so many dots is held in memory. */
const mostDots = 65_000;
const coarsest = 30;
const finest = 4800;
/** PDF has no larger pages. */
const mostInches = 200;

export function rasterHeader(format: RasterFormat, header: Buffer): RasterHeader {
  const found = format === 'image/urf' ? urfHeader(header) : pwgHeader(header);
  const { width, height, resolution } = found;
  const isSize = [width, height].every((each) => each > 0 && each <= mostDots);
  if (!isSize) throw unsoundRaster(`a page has ${width} by ${height} dots`);
  const { cross, feed } = resolution;
  const isResolution = [cross, feed].every((each) => each >= coarsest && each <= finest);
  if (!isResolution) throw unsoundRaster(`a page has ${cross} by ${feed} dots to an inch`);
  if (Math.max(width / cross, height / feed) > mostInches) {
    throw unsoundRaster(`a page is over ${mostInches} inches long`);
  }
  return found;
}

/** Eight dots of one bit are in a byte. */
export function rowBytes({ width, bits }: Pick<RasterHeader, 'width' | 'bits'>): number {
  return Math.ceil((width * bits) / 8);
}

/** PWG 5102.4, table 2, and the spaces of colour of table 3: black, sGray and sRGB. */
function pwgHeader(header: Buffer): RasterHeader {
  if (header.toString('latin1', 0, 10) !== 'PwgRaster\0')
    throw unsoundRaster('a page has no header');
  const at = (offset: number): number => header.readUInt32BE(offset);
  const [width, height, bits, order, space] = [at(372), at(376), at(388), at(396), at(400)];
  const isKnown =
    order === 0 && (space === 19 ? bits === 24 : [3, 18].includes(space) && [1, 8].includes(bits));
  if (!isKnown) {
    throw unsoundRaster(`colours of ${bits} bits in the space ${space} are not known here`);
  }
  const found = { width, height, bits: bits === 1 ? 1 : bits === 8 ? 8 : 24 } as const;
  if (at(392) !== rowBytes(found)) throw unsoundRaster('its rows are not as long as its dots');
  return {
    ...found,
    resolution: { cross: at(276), feed: at(280) },
    isInk: space === 3,
    transform: {
      cross: header.readInt32BE(456) === -1 ? -1 : 1,
      feed: header.readInt32BE(460) === -1 ? -1 : 1,
    },
  };
}

/** As AirPrint has it: sGray or sRGB. */
function urfHeader(header: Buffer): RasterHeader {
  const [bits, space] = [header.readUInt8(0), header.readUInt8(1)];
  if (!((bits === 8 && space === 0) || (bits === 24 && space === 1))) {
    throw unsoundRaster(`colours of ${bits} bits in the space ${space} are not known here`);
  }
  const resolution = header.readUInt32BE(20);
  return {
    width: header.readUInt32BE(12),
    height: header.readUInt32BE(16),
    bits: bits === 8 ? 8 : 24,
    resolution: { cross: resolution, feed: resolution },
    isInk: false,
    transform: { cross: 1, feed: 1 },
  };
}
