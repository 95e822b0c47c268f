const pagedResults = Buffer.from('1.2.840.113556.1.4.319');
const boolean = 0x01;
const integer = 0x02;
const octets = 0x04;
const sequence = 0x30;

/** A message that is longer is no result. */
const longest = 65_536;

/** Whether a message is the result of a search that has another page: its cookie says so (RFC 2696, 2). */
export function promisesMore(message: Buffer): boolean {
  const found = message.length > longest ? -1 : message.indexOf(pagedResults);
  if (found === -1) return false;
  let at = found + pagedResults.length;
  if (message[at] === boolean) at += 3;
  for (const tag of [octets, sequence]) {
    if (message[at] !== tag) return false;
    at += 1 + lengthBytes(message[at + 1]);
  }
  if (message[at] !== integer) return false;
  at += 2 + (message[at + 1] ?? 0);
  return message[at] === octets && message[at + 1] !== 0;
}

/** How many bytes tell a length that begins so. */
function lengthBytes(first = 0): number {
  return first > 0x80 ? 1 + first - 0x80 : 1;
}
