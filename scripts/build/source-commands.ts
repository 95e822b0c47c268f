import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { CommandDescription } from '../../packages/command/src/declaration/description.ts';
import type { OutputType } from '../../packages/command/src/declaration/output.ts';
import type { FolderCatalog } from '../../packages/command/src/declaration/folder-catalog.ts';
import type { Product } from './product.ts';

/** The commands of a program as its sources have them. */
export interface SourceCommands {
  /** Each by its name as typed, with its file. */
  readonly files: ReadonlyMap<string, string>;
  readonly descriptions: readonly CommandDescription[];
}

export function catalogFile({ folder }: Product): string {
  return join(folder, 'src/catalog.ts');
}

export async function sourceCommands(product: Product): Promise<SourceCommands> {
  const { catalog } = (await import(pathToFileURL(catalogFile(product)).href)) as {
    readonly catalog: FolderCatalog;
  };
  const files = [...(await catalog.files())];
  return {
    files: new Map(files.map(([name, url]) => [name, fileURLToPath(url)])),
    descriptions: (await catalog.descriptions()).map(asData),
  };
}

/** The description without the functions in it, which are only called on the command itself. */
function asData(description: CommandDescription): CommandDescription {
  if (description.output === undefined) return checked(description);
  const { text: _text, writer: _writer, ...output } = description.output;
  const properties = withoutCode(output.properties);
  return checked({ ...description, output: { ...output, properties } });
}

function withoutCode(properties: OutputType['properties']): OutputType['properties'] {
  return Object.fromEntries(
    Object.entries(properties).map(([key, { wraps, ...property }]) => [
      key,
      wraps === true ? { ...property, wraps } : property,
    ]),
  );
}

function checked(data: CommandDescription): CommandDescription {
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(data)), data)) {
    throw new Error(`${data.name} is declared with something that JSON cannot hold.`);
  }
  return data;
}
