import { visible } from '../../visible.ts';
import { locationLimits } from './location.ts';
import { locationErrors } from './location-errors.ts';

/** Seven digits of a degree are a centimetre: what is more comes from calculating. */
const precision = 1e7;

/** The value as it is kept: text without what nobody sees, or a number in its range. */
export function sound(
  category: string,
  value: string | number,
  range: readonly [least: number, most: number] | undefined,
): string | number {
  return range === undefined ? soundText(category, value) : soundNumber(category, value, range);
}

function soundText(category: string, value: string | number): string {
  const text = String(value)
    .normalize('NFC')
    .replaceAll(/\p{Zs}+/gu, ' ')
    .trim();
  const target = { target: category };
  const { value: limit } = locationLimits;
  if (text.length > limit) {
    throw locationErrors('value-too-long', { category, length: text.length, limit }, target);
  }
  if (visible(text) !== text) {
    throw locationErrors('value-with-controls', { category, value: text }, target);
  }
  return text;
}

function soundNumber(
  category: string,
  value: string | number,
  [least, most]: readonly [least: number, most: number],
): number {
  const number = numberIn(value);
  if (number === undefined || number < least || number > most) {
    const shown = String(value).slice(0, 100);
    throw locationErrors(
      'not-a-number',
      { category, value: shown, least, most },
      { target: category },
    );
  }
  // Without the sign of a zero.
  return Math.round(number * precision) / precision + 0;
}

/** The number that a text is, too; undefined where it is none. */
export function numberIn(value: string | number): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return /^\s*[+-]?\d{1,15}(?:\.\d{1,15})?\s*$/.test(value) ? Number(value) : undefined;
}
