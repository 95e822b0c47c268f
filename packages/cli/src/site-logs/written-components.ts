import type { Candidate, CompletionQuery } from '@hawser/command/declaration/parameter';
import { logComponents } from '@hawser/core/site/logs/log-files';
import { logFolderOf } from '../sites/log-folder.ts';

/** The components that have written a log, for completion. */
export async function writtenComponents({ given }: CompletionQuery): Promise<readonly Candidate[]> {
  const dataFolder = given.get('dataFolder');
  const folder = given.get('folder') ?? (await logFolderOf({ dataFolder }, process.env));
  return (await logComponents(folder)).map((value) => ({ value }));
}
