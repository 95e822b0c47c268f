import { defineCommand } from '@hawser/command/declaration/command';
import { fromPrinters } from '../printing/printer-objects.ts';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';

export default defineCommand({
  verb: 'Remove',
  noun: 'CloudPrinter',
  summary: 'Takes a printer of the site from this device.',
  description:
    'What the site has already is printed. What waits here for the site is deleted with it; get-cloud-printer shows how many jobs that are. One that the site gives to every device stays.',
  parameters: {
    name: {
      type: 'string',
      list: true,
      mandatory: true,
      position: 0,
      pipeline: 'property',
      from: fromPrinters,
      help: 'Its name, or its id.',
    },
    ...folderParameter,
  },
  impact: 'medium',
  output: {
    name: 'Hawser.RemovedCloudPrinter',
    properties: {
      name: { type: 'string', description: 'What it was called.' },
      id: { type: 'string', description: 'What the site calls it by.', whole: true },
    },
  },
  examples: [
    {
      line: 'hawser-agent remove-cloud-printer Office',
      says: 'Takes the printer Office from this device.',
      notRun: 'none is added here',
    },
  ],
  async *run({ parameters, should, attempt }) {
    const { devicePrintersFolder } = await import('../device-printers/device-printers-folder.ts');
    const { installedPrinter, uninstallPrinter } =
      await import('../device-printers/installed/installed-printers.ts');
    const folder = devicePrintersFolder(agentFolder(parameters.folder));
    for (const named of parameters.name) {
      const removed = await attempt(async () => {
        const { id, name, source } = await installedPrinter(folder, named);
        if (source === 'policy' || source === 'both') {
          const { devicePrinterErrors } =
            await import('../device-printers/device-printer-errors.ts');
          throw devicePrinterErrors('by-policy', { printer: name }, { target: name });
        }
        if (!(await should(name, 'Remove Cloud Printer'))) return undefined;
        await uninstallPrinter(folder, id);
        return { id, name };
      });
      if (removed !== undefined) yield removed;
    }
  },
});
