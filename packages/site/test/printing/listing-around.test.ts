import { expect, test } from 'vitest';
import { around, distance } from '../../src/printing/listing/around.ts';
import { cellOf, metresFromMiddle, middleOf } from '../../src/printing/listing/cell.ts';

/** The same at every run. */
function* places(count: number) {
  for (let n = 1; n <= count; n += 1) {
    yield {
      latitude: ((n * 0.618_034) % 1) * 180 - 90,
      longitude: ((n * 0.754_877_7) % 1) * 360 - 180,
    };
  }
}

test('all that is so near is in the cells around a place, at the poles and the date line, too', () => {
  const odd = [
    { latitude: 90, longitude: 0 },
    { latitude: -89.99, longitude: 179.99 },
    { latitude: 12, longitude: -180 },
    { latitude: 64, longitude: 179.999 },
  ];
  for (const from of [...odd, ...places(40)]) {
    for (const metres of [30, 2000, 90_000, 4_000_000, 21_000_000]) {
      const ranges = around(from, metres);
      expect(ranges.length).toBeLessThanOrEqual(8);
      for (const there of places(200)) {
        const share = (metres / 21_000_000) * 0.9;
        const near = {
          latitude: Math.max(-90, Math.min(90, from.latitude + there.latitude * share)),
          longitude: ((from.longitude + there.longitude * share + 540) % 360) - 180,
        };
        if (distance(from, near) > metres) continue;
        const cell = cellOf(near);
        const isIn = ranges.some(({ first, last }) => cell >= first && cell <= last);
        expect([from, near, isIn]).toEqual([from, near, true]);
      }
    }
  }
});

test('what is in a cell is not far from its middle', () => {
  for (const place of places(500)) {
    expect(distance(place, middleOf(cellOf(place)))).toBeLessThanOrEqual(metresFromMiddle);
  }
});
