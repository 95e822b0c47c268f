import { saveFile } from './save-file.ts';

/** Writes a text to a new file that only its user can read. */
export async function saveText(path: string, text: string): Promise<void> {
  await saveFile(path, chunks(text));
}

async function* chunks(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
