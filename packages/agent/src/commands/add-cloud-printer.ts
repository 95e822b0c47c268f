import { defineCommand } from '@hawser/command/declaration/command';
import { fromPrinters } from '../printing/printer-objects.ts';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';

export default defineCommand({
  verb: 'Add',
  noun: 'CloudPrinter',
  summary: 'Gives a printer of the site a place on this device, where every program prints.',
  description:
    'The agent on this device shows it as a printer of IPP Everywhere that only this machine reaches, and takes it up within a second. Jobs go to the site as you while they are printed; without a network they are kept here, and go on when it is back. CUPS is given it by lpadmin with what is shown as uri.',
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
    default: { type: 'switch', help: 'It is the one that is meant where nobody says which.' },
    ...folderParameter,
  },
  impact: 'low',
  output: {
    name: 'Hawser.AddedCloudPrinter',
    properties: {
      name: { type: 'string', description: 'What it is called.' },
      uri: {
        type: 'string',
        description: 'Where programs of this device print to it.',
        whole: true,
      },
      default: { type: 'boolean', description: 'Whether it is meant where nobody says which.' },
      id: { type: 'string', description: 'What the site calls it by.', whole: true },
    },
    view: ['name', 'uri', 'default'],
  },
  examples: [
    {
      line: 'hawser-agent add-cloud-printer Office -Default',
      says: 'Gives the printer Office a place on this device.',
      notRun: 'nobody is signed in here',
    },
  ],
  async *run({ parameters, session, should, attempt, signal }) {
    const folder = agentFolder(parameters.folder);
    const { deviceSite } = await import('../printing/device-site.ts');
    const { namedPrinter } = await import('../printing/find-printers.ts');
    const { addPrinter } = await import('../device-printers/installed/add-printer.ts');
    const { devicePrintersFolder } = await import('../device-printers/device-printers-folder.ts');
    const site = await deviceSite(folder, session);
    for (const named of parameters.name) {
      const added = await attempt(async () => {
        const found = await namedPrinter(site, named, signal);
        if (!(await should(found.name, 'Add Cloud Printer'))) return undefined;
        const isDefault = parameters.default;
        const { id, name } = found;
        const wanted = { found, isDefault, signal };
        return { id, name, ...(await addPrinter(devicePrintersFolder(folder), site, wanted)) };
      });
      if (added !== undefined) yield added;
    }
  },
});
