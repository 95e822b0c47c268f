// Lets a document grow until the disk is full, and tells of the error and of what it still holds.
import { HawserError } from '../../src/errors.ts';
import { changeDocument, readDocument } from '../../src/files/document.ts';

const [, , path = ''] = process.argv;
const parse = (value: unknown): string[] => value as string[];

for (let lines = 1; lines < 10_000; lines++) {
  try {
    await changeDocument(path, parse, (before = []) => [...before, 'x'.repeat(100)]);
  } catch (error) {
    if (!(error instanceof HawserError)) throw error;
    const { code, message, hint } = error;
    const kept = (await readDocument(path, parse))?.length;
    process.stdout.write(JSON.stringify({ code, message, hint, written: lines - 1, kept }));
    break;
  }
}
