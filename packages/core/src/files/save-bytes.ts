import { saveFile, type SaveOptions } from './save-file.ts';

/** Writes bytes to a file that only its user can read. */
export async function saveBytes(
  path: string,
  bytes: Uint8Array,
  options: SaveOptions = {},
): Promise<void> {
  await saveFile(path, piece(bytes), options);
}

async function* piece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
