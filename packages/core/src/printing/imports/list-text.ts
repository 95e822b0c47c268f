import { printerListErrors } from './import-errors.ts';
import { listLimits } from './list-limits.ts';

/**
 * The text of a file from Windows: UTF-16 or UTF-8 as its first bytes say, or UTF-8 without any; what is
 * no UTF-8 is in the old code page of Western Europe, as spreadsheets write it.
 */
export function listText(bytes: Uint8Array): string {
  const { bytes: limit } = listLimits;
  if (bytes.length > limit) throw printerListErrors('too-large', { size: bytes.length, limit });
  const text = decoded(bytes);
  if (text.includes('\0')) throw printerListErrors('not-text', {});
  return text;
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  // The decoders drop the mark by themselves.
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
