import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const checkout = join(import.meta.dirname, '../..');

export interface SourceFile {
  /** From the checkout's folder, with slashes. */
  readonly path: string;
  readonly text: string;
}

const produced = new Set(['node_modules', 'dist']);
const hiddenButOurs = new Set(['.ci', '.github']);

/** Every file of the checkout that is written by hand. Git is not asked: it need not be there. */
export function sourceFiles(folder = ''): readonly SourceFile[] {
  return readdirSync(join(checkout, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) return [{ path, text: readFileSync(join(checkout, path), 'utf8') }];
    const isOurs = !produced.has(entry.name) && !isForeign(entry.name);
    return entry.isDirectory() && isOurs ? sourceFiles(path) : [];
  });
}

/** What tools, editors and git keep in folders of their own. */
function isForeign(folder: string): boolean {
  return folder.startsWith('.') && !hiddenButOurs.has(folder);
}
