/** How many times a request has a header, as it came; its name is given in small letters. */
export function timesNamed(name: string, rawHeaders: readonly string[]): number {
  let count = 0;
  // The names stand at even places.
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const each = rawHeaders[index];
    if (each?.length === name.length && each.toLowerCase() === name) count += 1;
  }
  return count;
}
