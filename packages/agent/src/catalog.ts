import { folderCatalog } from '@hawser/command/declaration/folder-catalog';

/** The commands of hawser-agent. A build replaces this with a catalog that reads no folders. */
export const catalog = folderCatalog([
  new URL('./', import.meta.resolve('@hawser/command/commands/get-help')),
  new URL('commands/', import.meta.url),
]);
