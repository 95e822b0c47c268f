import { asText } from './as-text.ts';
import { dateAs, timeSpanAs } from './date-format.ts';
import { requireLength, requireRoomFor } from './limits.ts';
import { TimeSpan } from './time-span.ts';
import { valueErrors } from './value-errors.ts';

const hole = /\{\{|\}\}|\{(?<index>\d{1,6})(?:,(?<width>-?\d{1,6}))?(?::(?<form>[^{}]*))?\}|[{}]/g;

/** "{0} of {1,5:N2}" with the values put in. */
export function format(written: string, values: readonly unknown[]): string {
  let length = written.length;
  const put = (text: string): string => {
    requireRoomFor((length += text.length));
    return text;
  };
  const made = written.replaceAll(hole, (...found) => {
    const [whole] = found as [string];
    const groups = found.at(-1) as Readonly<Record<string, string | undefined>>;
    if (whole === '{{' || whole === '}}') return whole.charAt(0);
    const { index, width, form = '' } = groups;
    if (index === undefined) throw bad(written, `a ${whole} stands alone`);
    if (Number(index) >= values.length) throw bad(written, `there is no value ${index}`);
    return put(aligned(formatted(values[Number(index)], form, written), Number(width ?? 0)));
  });
  return requireLength(made);
}

function aligned(text: string, width: number): string {
  requireRoomFor(Math.abs(width));
  return width < 0 ? text.padEnd(-width) : text.padStart(width);
}

/** A value in a form, as -f and ToString have it. */
export function formatted(value: unknown, form: string, whole = form): string {
  if (form === '') return asText(value);
  if (typeof value === 'number') return numberAs(value, form, whole);
  if (value instanceof Date) return dateAs(value, form);
  if (value instanceof TimeSpan) return timeSpanAs(value, form);
  return asText(value);
}

function numberAs(value: number, form: string, whole: string): string {
  const [, letter = '', digits] = /^([a-z])(\d{0,2})$/i.exec(form) ?? [];
  const places = digits === undefined || digits === '' ? undefined : Number(digits);
  switch (letter.toUpperCase()) {
    case 'N':
      return grouped(value, places ?? 2);
    case 'F':
      return value.toFixed(places ?? 2);
    case 'D':
      return `${value < 0 ? '-' : ''}${String(Math.abs(Math.round(value))).padStart(places ?? 0, '0')}`;
    case 'X': {
      // A number below 0 is shown as its 32 bits, or 64.
      const rounded = BigInt(Math.round(value));
      const hex = BigInt.asUintN(rounded < -(2n ** 31n) ? 64 : 32 * (rounded < 0n ? 1 : 2), rounded)
        .toString(16)
        .padStart(places ?? 0, '0');
      return letter === 'X' ? hex.toUpperCase() : hex;
    }
    case 'P':
      return `${grouped(value * 100, places ?? 2)} %`;
    case 'E':
      return value.toExponential(places ?? 6).replace('e', letter);
    case 'G':
    case 'R':
      return asText(value);
    default:
      return custom(value, form, whole);
  }
}

/** 0.00, #,##0.0, 000 */
function custom(value: number, form: string, whole: string): string {
  const found = /^(?<prefix>[^#0]*)(?<digits>[#0,]*)(?:\.(?<places>[#0]*))?(?<suffix>[^#0]*)$/.exec(
    form,
  );
  const { prefix = '', digits = '', places = '', suffix = '' } = found?.groups ?? {};
  if (found === null || (digits === '' && places === '')) {
    throw bad(whole, `"${form}" is no form of a number`);
  }
  const scaled = suffix.startsWith('%') ? value * 100 : value;
  const least = places.replaceAll('#', '').length;
  const text = new Intl.NumberFormat('en', {
    useGrouping: digits.includes(','),
    minimumIntegerDigits: Math.max(1, Math.min(21, digits.replaceAll(/[^0]/g, '').length)),
    minimumFractionDigits: Math.min(20, least),
    maximumFractionDigits: Math.min(20, places.length),
  }).format(scaled);
  return `${prefix}${text}${suffix}`;
}

function grouped(value: number, places: number): string {
  const digits = Math.min(20, places);
  return new Intl.NumberFormat('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

function bad(written: string, reason: string): Error {
  const shownForm = written.length > 60 ? `${written.slice(0, 60)}…` : written;
  return valueErrors('bad-format', { format: shownForm, reason });
}
