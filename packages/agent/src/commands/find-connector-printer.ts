import { defineCommand } from '@hawser/command/declaration/command';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';

export default defineCommand({
  verb: 'Find',
  noun: 'ConnectorPrinter',
  summary: 'Looks which printers announce themselves in the building, and adds none.',
  description:
    'It asks the private networks that this machine is in (DNS-SD, RFC 6763) for some seconds. What answers there may say what it likes, and is asked nothing more before it is added.',
  parameters: { ...folderParameter },
  impact: 'none',
  output: {
    name: 'Hawser.AnnouncedPrinter',
    properties: {
      uri: { type: 'string', description: 'Where it is, for add-connector-printer.', whole: true },
      name: { type: 'string', description: 'As it calls itself.' },
      model: { type: ['string', 'null'], description: 'Its model, as it says.' },
      location: { type: ['string', 'null'], description: 'Where it says that it stands.' },
      uuid: { type: ['string', 'null'], description: 'Its printer-uuid, as it says.', whole: true },
      addresses: {
        type: 'array',
        items: { type: 'string' },
        description: 'Its addresses in the networks of this machine.',
      },
      isAdded: {
        type: 'boolean',
        description: 'Whether the connector on this machine reaches it already.',
      },
    },
    view: ['uri', 'name', 'model', 'location', 'isAdded'],
  },
  examples: [
    {
      line: 'hawser-agent find-connector-printer',
      says: 'Lists the printers of the building that say that they are there.',
      notRun: 'which those are differs from building to building',
    },
    {
      line: 'hawser-agent find-connector-printer -Output jsonl | hawser-agent add-connector-printer -InputObject -',
      says: 'Adds all of them, and none that comes later.',
      notRun: 'which those are differs from building to building',
    },
  ],
  async *run({ parameters, signal, suggest }) {
    const { systemClock: clock } = await import('@hawser/core/clock');
    const { announcedHere } = await import('../connector/printers/announced-here.ts');
    const { connectorFolder } = await import('../connector/connector-folder.ts');
    const { allowedPrinters } = await import('../connector/printers/allowed-printers.ts');
    const { browse } = await import('../dns-sd/browse.ts');
    const folder = connectorFolder(agentFolder(parameters.folder));
    const known = new Set((await allowedPrinters(folder)).map(({ uri }) => uri));
    const announced = announcedHere(await browse({ clock, signal }));
    for (const each of announced) {
      const { uri, name, model = null, location = null, uuid = null, addresses } = each;
      const isAdded = known.has(uri);
      yield { uri, name, model, location, uuid, addresses: [...addresses], isAdded };
    }
    if (announced.length === 0)
      suggest(
        'No printer announces itself in the private networks of this machine. Add one by its address: hawser-agent add-connector-printer ipp://ADDRESS/ipp/print',
      );
  },
});
