import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What was said between a real client and a real printer; record-messages.ts made it. */
export interface Golden {
  /** As cupsd/06-Get-Printer-Attributes.response. */
  readonly name: string;
  readonly bytes: Buffer;
}

const folder = join(import.meta.dirname, 'golden');

export const goldenMessages: readonly Golden[] = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((name) => /\.(request|response)$/.test(name))
  .toSorted()
  .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));

/** All that ippeveprinter says of its printer, with its media: 9 KB. */
export function wholePrinter(): Buffer {
  const name = 'ippeveprinter/01-Get-Printer-Attributes.response';
  const found = goldenMessages.find((golden) => golden.name === name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found.bytes;
}
