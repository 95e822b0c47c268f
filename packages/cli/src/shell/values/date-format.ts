import type { TimeSpan } from './time-span.ts';

/** The parts of a form: runs of one letter, texts in quotes, and what a backslash keeps. */
const parts = /'([^']*)'|"([^"]*)"|\\(.)|%?(([a-z])\5*)|[^]/giu;

type Parts = Readonly<Record<string, () => string>>;

/** A date by the words that .NET has for its parts, in this machine's time. */
export function dateAs(date: Date, form: string): string {
  const whole = wholes[form];
  if (typeof whole === 'string') return dateAs(date, whole);
  return whole === undefined ? filled(form, dateParts(date)) : whole(date);
}

/** Forms of one letter; what depends on a country elsewhere is the order of ISO 8601 here. */
const wholes: Readonly<Record<string, string | ((date: Date) => string) | undefined>> = {
  d: 'yyyy-MM-dd',
  D: 'dddd, d MMMM yyyy',
  t: 'HH:mm',
  T: 'HH:mm:ss',
  g: 'yyyy-MM-dd HH:mm',
  G: 'yyyy-MM-dd HH:mm:ss',
  f: 'dddd, d MMMM yyyy HH:mm',
  F: 'dddd, d MMMM yyyy HH:mm:ss',
  m: 'd MMMM',
  M: 'd MMMM',
  y: 'MMMM yyyy',
  Y: 'MMMM yyyy',
  s: "yyyy-MM-dd'T'HH:mm:ss",
  o: (date) => date.toISOString(),
  O: (date) => date.toISOString(),
  r: (date) => date.toUTCString(),
  R: (date) => date.toUTCString(),
  u: (date) =>
    date
      .toISOString()
      .replace('T', ' ')
      .replace(/\.\d+Z$/, 'Z'),
};

function dateParts(date: Date): Parts {
  const name = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en', options).format(date);
  const twelve = date.getHours() % 12 || 12;
  const half = date.getHours() < 12 ? 'AM' : 'PM';
  const offset = -date.getTimezoneOffset();
  const zone = (minutes: string): string =>
    `${offset < 0 ? '-' : '+'}${two(Math.trunc(Math.abs(offset) / 60))}${minutes}`;
  const withMinutes = (): string => zone(`:${two(Math.abs(offset) % 60)}`);
  return {
    yyyy: () => String(date.getFullYear()).padStart(4, '0'),
    yy: () => two(date.getFullYear() % 100),
    MMMM: () => name({ month: 'long' }),
    MMM: () => name({ month: 'short' }),
    MM: () => two(date.getMonth() + 1),
    M: () => String(date.getMonth() + 1),
    dddd: () => name({ weekday: 'long' }),
    ddd: () => name({ weekday: 'short' }),
    dd: () => two(date.getDate()),
    d: () => String(date.getDate()),
    HH: () => two(date.getHours()),
    H: () => String(date.getHours()),
    hh: () => two(twelve),
    h: () => String(twelve),
    mm: () => two(date.getMinutes()),
    m: () => String(date.getMinutes()),
    ss: () => two(date.getSeconds()),
    s: () => String(date.getSeconds()),
    tt: () => half,
    t: () => half.charAt(0),
    zzz: withMinutes,
    zz: () => zone(''),
    K: withMinutes,
    ...fractions(date.getMilliseconds()),
  };
}

/** A time span: hh\:mm\:ss */
export function timeSpanAs(span: TimeSpan, form: string): string {
  if (/^[cgt]$/i.test(form)) return span.toString();
  const { days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 } = span.properties;
  const plain = (value: number) => (): string => String(Math.abs(value));
  const padded = (value: number) => (): string => two(Math.abs(value));
  return filled(form, {
    d: plain(days),
    dd: padded(days),
    h: plain(hours),
    hh: padded(hours),
    m: plain(minutes),
    mm: padded(minutes),
    s: plain(seconds),
    ss: padded(seconds),
    ...fractions(Math.abs(milliseconds)),
  });
}

function fractions(milliseconds: number): Parts {
  const digits = String(milliseconds).padStart(3, '0').padEnd(7, '0');
  return Object.fromEntries(
    Array.from(digits, (_, index) => ['f'.repeat(index + 1), () => digits.slice(0, index + 1)]),
  );
}

function filled(form: string, known: Parts): string {
  return form.replaceAll(
    parts,
    (whole, single?: string, double?: string, kept?: string, run?: string) => {
      const said = single ?? double ?? kept;
      if (said !== undefined) return said;
      return run !== undefined && Object.hasOwn(known, run) ? (known[run]?.() ?? whole) : whole;
    },
  );
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
