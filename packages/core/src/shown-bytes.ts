const units = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** So many bytes for a person: 12.3 MB. */
export function shownBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}
