import type { Stats } from 'node:fs';

/** What is there instead of a file, to end a sentence. */
export function fileKind(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  return stats.isFIFO() ? 'a named pipe' : 'a device';
}
