/** The most that is kept of an input, of a state, or of a result. */
export const mostBytes = 256 * 1024;

/** As it is kept; undefined when that is too much. What JSON cannot say at all is null. */
export function boundedJson(value: unknown): string | undefined {
  const text = JSON.stringify(value ?? null) ?? 'null';
  return Buffer.byteLength(text) > mostBytes ? undefined : text;
}
