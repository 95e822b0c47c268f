import { saveFile, type SaveOptions } from './save-file.ts';

/** Writes a text to a file that only its user can read. */
export async function saveText(
  path: string,
  text: string,
  options: SaveOptions = {},
): Promise<void> {
  await saveFile(path, chunks(text), options);
}

async function* chunks(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
