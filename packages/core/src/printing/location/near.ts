/** What stands around a position, which counts from 1, for people. */
export function near(text: string, position: number): string {
  const start = Math.max(0, position - 13);
  const end = Math.min(text.length, position + 12);
  const before = start === 0 ? '' : '…';
  const after = end === text.length ? '' : '…';
  return `${before}${text.slice(start, end)}${after}`;
}
