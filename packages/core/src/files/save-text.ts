import { saveBytes } from './save-bytes.ts';
import type { SaveOptions } from './save-file.ts';

/** Writes a text to a file that only its user can read. */
export async function saveText(
  path: string,
  text: string,
  options: SaveOptions = {},
): Promise<void> {
  await saveBytes(path, Buffer.from(text), options);
}
