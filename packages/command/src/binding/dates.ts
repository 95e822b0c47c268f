// ISO 8601 only: what Date.parse takes beyond it differs between engines and countries.
const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/i;

/** A day, which begins in UTC, or a moment, in this computer's time where it names no zone. */
export function parseDate(written: string): Date | undefined {
  const match = iso.exec(written);
  if (match === null) return undefined;
  // A day that the month does not have would roll over into the next.
  const [year, month, day] = match.slice(1, 4).map(Number);
  if (new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day)).getUTCDate() !== day) return undefined;
  const date = new Date(written.replace(' ', 'T'));
  return Number.isNaN(date.getTime()) ? undefined : date;
}
