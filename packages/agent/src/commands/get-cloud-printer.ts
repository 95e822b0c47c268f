import { defineCommand } from '@hawser/command/declaration/command';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'CloudPrinter',
  summary: 'Shows the cloud printers of this device, and how they are.',
  description: 'The agent on this device is asked, if it runs, and it asks the site.',
  parameters: { ...folderParameter },
  impact: 'none',
  output: {
    name: 'Hawser.CloudPrinterHere',
    properties: {
      name: { type: 'string', description: 'What it is called.' },
      state: {
        type: 'string',
        enum: ['idle', 'processing', 'stopped', 'not-running', 'taken'],
        description:
          'How it is; not-running where no agent runs here, taken where another user of this machine listens in its place.',
      },
      says: { type: ['string', 'null'], description: 'Why it is so, in words.' },
      jobs: { type: ['integer', 'null'], description: 'How many of its jobs are not over.' },
      default: { type: 'boolean', description: 'Whether it is meant where nobody says which.' },
      source: {
        type: 'string',
        enum: ['person', 'policy', 'leaving'],
        description:
          'Who gave it a place here: somebody at this device, or the site, to every device; leaving where the site does so no more, and is still given its jobs.',
      },
      uri: {
        type: 'string',
        description: 'Where programs of this device print to it.',
        whole: true,
      },
      id: { type: 'string', description: 'What the site calls it by.', whole: true },
      url: { type: 'string', description: 'Where it is at the site.', whole: true },
    },
    view: ['name', 'state', 'says', 'jobs', 'default', 'source', 'uri'],
  },
  examples: [
    {
      line: 'hawser-agent get-cloud-printer',
      says: 'Lists them, and how they are.',
      notRun: 'none is added here',
    },
  ],
  async *run({ parameters, signal }) {
    const { devicePrintersFolder } = await import('../device-printers/device-printers-folder.ts');
    const { stat } = await import('node:fs/promises');
    const { localUri, readInstalled } =
      await import('../device-printers/installed/installed-printers.ts');
    const { lookAtPrinter } = await import('../device-printers/installed/look-at-printer.ts');
    const { otherHolder } = await import('../device-printers/peer/port-holder.ts');
    const folder = devicePrintersFolder(agentFolder(parameters.folder));
    const { port, default: usual, printers } = await readInstalled(folder);
    const owner = await stat(folder.installed).catch(() => undefined);
    const holder = port === null ? undefined : await otherHolder(port, owner?.uid);
    for (const printer of printers) {
      const { id, name, url } = printer;
      const uri = localUri(port ?? 0, printer);
      const source = shownSource(printer.source);
      // What somebody else says in its place is not believed.
      const look =
        holder === undefined
          ? await lookAtPrinter(uri, signal)
          : { state: 'taken' as const, says: saysOf(holder), jobs: null };
      yield { id, name, url, uri, default: usual === id, source, ...look };
    }
  },
});

function saysOf(holder: string): string {
  return `Another user of this machine, ${holder}, listens at its address, and gets what programs send there: do not print to it. The agent takes another address when it is started.`;
}

/** What the site gives is the site's, whoever has added it as well. */
function shownSource(
  source: 'policy' | 'both' | 'leaving' | undefined,
): 'person' | 'policy' | 'leaving' {
  if (source === undefined) return 'person';
  return source === 'both' ? 'policy' : source;
}
