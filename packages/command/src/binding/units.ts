const durations = new Map([
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
]);

// As PowerShell counts: a KB is 1024 bytes, with or without the i.
const sizes = new Map(
  ['', 'K', 'M', 'G', 'T', 'P'].map((prefix, power) => [prefix, 1024 ** power] as const),
);

/** 90s, 1h30m, 2d, PT1H30M, 01:30:00 or 1.12:00:00 in milliseconds. */
export function parseDuration(text: string): number | undefined {
  const clock = /^(?:(\d{1,5})\.)?(\d{1,2}):([0-5]\d)(?::([0-5]\d)(\.\d{1,3})?)?$/.exec(text);
  if (clock !== null) {
    const [, days = 0, hours = 0, minutes = 0, seconds = 0, fraction = 0] = clock;
    const whole = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60;
    return Math.round((whole + Number(seconds) + Number(fraction)) * 1000);
  }
  const written = text
    .toLowerCase()
    .replace(
      /^p(?=.)(?:(\d+)w)?(?:(\d+)d)?(?:t(?=.)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?)?$/,
      isoParts,
    );
  const parts = [...written.matchAll(/(\d{1,12}(?:\.\d{1,6})?)(ms|[smhdw])/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== written) return undefined;
  const total = parts.reduce(
    (sum, [, count, unit]) => sum + Number(count) * (durations.get(unit ?? '') ?? 0),
    0,
  );
  return Number.isSafeInteger(Math.round(total)) ? Math.round(total) : undefined;
}

function isoParts(_: string, ...counts: (string | undefined)[]): string {
  return ['w', 'd', 'h', 'm', 's']
    .map((unit, index) => (counts[index] === undefined ? '' : counts[index] + unit))
    .join('');
}

/** 512, 64KB, 10GB, 1.5TiB in bytes. */
export function parseSize(text: string): number | undefined {
  const match = /^(\d{1,16}(?:\.\d{1,6})?)([KMGTP]?)(?:i?B)?$/i.exec(text);
  const unit = sizes.get(match?.[2]?.toUpperCase() ?? '');
  if (match === null || unit === undefined) return undefined;
  const bytes = Number(match[1]) * unit;
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** The bytes as a person writes them: 10GB. */
export function writtenSize(bytes: number): string {
  const [prefix, unit] = [...sizes]
    .toReversed()
    .find(([, each]) => bytes >= each && bytes % each === 0) ?? ['', 1];
  return `${bytes / unit}${prefix}${prefix === '' ? ' bytes' : 'B'}`;
}

/** The milliseconds as a person writes them: 1h30m. */
export function writtenDuration(milliseconds: number): string {
  let rest = milliseconds;
  let written = '';
  for (const unit of ['d', 'h', 'm', 's', 'ms']) {
    const each = durations.get(unit) ?? 1;
    const count = Math.floor(rest / each);
    if (count > 0) written += `${count}${unit}`;
    rest -= count * each;
  }
  return written === '' ? '0s' : written;
}
