// Reads or changes a document as a user without rights, and tells of the error that it gets.
import { HawserError } from '../../src/errors.ts';
import { changeDocument, readDocument } from '../../src/files/document.ts';

const [, , action, path = ''] = process.argv;

// Only now, so that the sources can be read wherever they are.
if (process.getuid?.() === 0) {
  process.setgroups?.([]);
  process.setgid?.(65534);
  process.setuid?.(65534);
}
const asIs = (value: unknown): unknown => value;
try {
  if (action === 'read') await readDocument(path, asIs);
  else await changeDocument(path, asIs, () => ({ changed: true }));
  process.stdout.write('null');
} catch (error) {
  if (!(error instanceof HawserError)) throw error;
  const { code, message, hint } = error;
  process.stdout.write(JSON.stringify({ code, message, hint }));
}
