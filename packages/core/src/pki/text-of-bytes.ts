/**
 * The text of a file of others, a character for each byte where nothing else is said. Windows writes
 * text as UTF-16 (notepad, and what PowerShell 5 redirects), and UTF-8 with a mark before it.
 */
export function textOfBytes(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const [first, second, third] = buffer;
  if (first === 0xff && second === 0xfe) return buffer.toString('utf16le', 2);
  if (first === 0xfe && second === 0xff) return bigEndian(buffer.subarray(2));
  const isMarked = first === 0xef && second === 0xbb && third === 0xbf;
  return buffer.toString('latin1', isMarked ? 3 : 0);
}

function bigEndian(bytes: Buffer): string {
  // Half a character at the end is none.
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2));
  return Buffer.from(whole).swap16().toString('utf16le');
}
