import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { printerFolder } from '../../printing/printer-folder.ts';

/** The tray of an ippeveprinter: the printer says when it is empty, and waits until it is filled. */
export interface PaperTray {
  /** The command that prints with it: it calls the one that lays the document on paper. */
  commandBefore(print: string): Promise<string>;
  empty(): Promise<void>;
  fill(): Promise<void>;
}

/** What a command writes to standard error so is what ippeveprinter says of itself. */
export async function paperTray(): Promise<PaperTray> {
  const folder = await printerFolder();
  const [isEmpty, command] = [join(folder, 'empty'), join(folder, 'print')];
  return {
    async commandBefore(print) {
      const script = `#!/bin/sh
if [ -e ${isEmpty} ]; then
  echo 'STATE: +media-empty,media-needed' >&2
  while [ -e ${isEmpty} ]; do sleep 0.05; done
  echo 'STATE: -media-empty,media-needed' >&2
fi
exec ${print} "$@"
`;
      await writeFile(command, script, { mode: 0o755 });
      return command;
    },
    empty: async () => writeFile(isEmpty, ''),
    fill: async () => rm(isEmpty),
  };
}
