import { glob, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from '../../bootstrap/checkout.mjs';
import type { ErrorArea } from '../../packages/command/src/documents/error-reference.ts';

/**
 * The tables of errors that the sources export. They live beside the code that throws them, so no
 * list names them: whichever file makes one is loaded and asked.
 */
export async function errorTables(): Promise<readonly ErrorArea[]> {
  const tables = new Set<ErrorArea>();
  const silent: string[] = [];
  for (const file of (await sources()).toSorted()) {
    const exported = Object.values((await import(pathToFileURL(file).href)) as object);
    const found = exported.filter(isErrorTable);
    if (found.length === 0) silent.push(relative(checkout, file));
    for (const table of found) tables.add(table);
  }
  if (silent.length > 0) {
    throw new Error(
      `a table of errors is to be exported, so that it is documented: ${silent.join(', ')}`,
    );
  }
  refuseTwins([...tables]);
  return [...tables];
}

async function sources(): Promise<string[]> {
  const found = await Array.fromAsync(glob('packages/*/src/**/*.ts', { cwd: checkout }));
  const paths = found.map((path) => join(checkout, path));
  const makes = await Promise.all(
    paths.map(async (path) => /= errorTable\(/.test(await readFile(path, 'utf8'))),
  );
  return paths.filter((_, index) => makes[index]);
}

function isErrorTable(value: unknown): value is ErrorArea {
  return typeof value === 'function' && 'area' in value && 'entries' in value;
}

function refuseTwins(tables: readonly ErrorArea[]): void {
  const areas = tables.map(({ area }) => area);
  const twin = areas.find((area, index) => areas.indexOf(area) !== index);
  if (twin !== undefined) throw new Error(`two tables of errors have the area "${twin}"`);
}
