/** A page of PWG raster (PWG 5102.4). */
export interface RasterPage {
  readonly width: number;
  readonly height: number;
  readonly resolution: readonly [number, number];
  readonly space: number;
  readonly bits: number;
  readonly duplex: number;
  readonly tumble: number;
  readonly total: number;
  readonly transform: readonly [cross: number, feed: number];
  readonly quality: number;
  readonly mediaName: string;
  /** Where something is drawn: the first and the last dot across, and down. */
  readonly drawn: { readonly x: readonly [number, number]; readonly y: readonly [number, number] };
}

export function readPwgRaster(bytes: Buffer): readonly RasterPage[] {
  if (bytes.toString('latin1', 0, 4) !== 'RaS2') throw new Error('there is no sync word');
  const pages: RasterPage[] = [];
  let place = 4;
  while (place < bytes.length) {
    const header = bytes.subarray(place, place + 1796);
    place += 1796;
    if (!header.toString('latin1', 0, 64).startsWith('PwgRaster\0')) throw new Error('no header');
    const at = (offset: number): number => header.readUInt32BE(offset);
    const [width, height, bits, rowBytes] = [at(372), at(376), at(388), at(392)];
    const step = Math.max(1, bits / 8);
    const xs: number[] = [];
    const ys: number[] = [];
    for (let row = 0; row < height;) {
      const repeats = (bytes[place] ?? 0) + 1;
      place += 1;
      const line = Buffer.alloc(rowBytes);
      for (let filled = 0; filled < rowBytes;) {
        const code = bytes[place] ?? 0;
        place += 1;
        const count = code < 128 ? code + 1 : 257 - code;
        const length = code < 128 ? step : count * step;
        line.fill(bytes.subarray(place, place + length), filled, filled + count * step);
        place += length;
        filled += count * step;
      }
      const background = line.subarray(0, step);
      for (let dot = 0; dot < width; dot += 1) {
        if (line.subarray(dot * step, (dot + 1) * step).equals(background)) continue;
        xs.push(dot);
        ys.push(row, row + repeats - 1);
      }
      row += repeats;
    }
    const ends = (all: readonly number[]): readonly [number, number] => [
      all.reduce((one, other) => Math.min(one, other), Infinity),
      all.reduce((one, other) => Math.max(one, other), -1),
    ];
    pages.push({
      width,
      height,
      resolution: [at(276), at(280)],
      space: at(400),
      bits,
      duplex: at(272),
      tumble: at(368),
      total: at(452),
      transform: [header.readInt32BE(456), header.readInt32BE(460)],
      quality: at(484),
      mediaName: header.toString('latin1', 1732, 1796).replace(/\0.*/s, ''),
      drawn: { x: ends(xs), y: ends(ys) },
    });
  }
  return pages;
}
