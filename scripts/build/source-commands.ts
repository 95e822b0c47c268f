import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { Product } from './product.ts';

/** The commands of a program as its sources have them. */
export interface SourceCommands {
  /** Each by its name as typed, with its file. */
  readonly files: ReadonlyMap<string, string>;
  /** What there is to say of them, as JSON. */
  readonly descriptions: string;
}

/** What is used here of the sources' own catalog. */
interface SourceCatalog {
  files(): Promise<ReadonlyMap<string, URL>>;
  descriptions(): Promise<readonly Description[]>;
}

interface Description {
  readonly name: string;
  readonly output?: { readonly text?: unknown };
}

export function catalogFile({ folder }: Product): string {
  return join(folder, 'src/catalog.ts');
}

export async function sourceCommands(product: Product): Promise<SourceCommands> {
  const module = (await import(pathToFileURL(catalogFile(product)).href)) as {
    readonly catalog: SourceCatalog;
  };
  const files = [...(await module.catalog.files())];
  const descriptions = (await module.catalog.descriptions()).map(asData);
  return {
    files: new Map(files.map(([name, url]) => [name, fileURLToPath(url)])),
    descriptions: JSON.stringify(descriptions),
  };
}

/** The description without the one function in it, which is only called on the command itself. */
function asData(description: Description): Description {
  const { output, ...rest } = description;
  const { text: _, ...shown } = output ?? {};
  const data = output === undefined ? rest : { ...rest, output: shown };
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(data)), data)) {
    throw new Error(`${description.name} is declared with something that JSON cannot hold`);
  }
  return data;
}
