import { defineCommand } from '@hawser/command/declaration/command';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'ConnectorPrinter',
  summary: 'Shows the printers that the connector on this machine reaches.',
  description:
    'Each that was added or found, and each queue of a CUPS server that was added, is asked how it is; the site is not. One that shows another certificate than the one that it is trusted by is unreachable, with the reason other-certificate.',
  parameters: { ...folderParameter },
  impact: 'none',
  output: {
    name: 'Hawser.ConnectorPrinter',
    properties: {
      uri: { type: 'string', description: 'Where it is.', whole: true },
      name: { type: 'string', description: 'What it calls itself.' },
      manufacturer: { type: ['string', 'null'], description: 'Who made it.' },
      model: { type: ['string', 'null'], description: 'Its model.' },
      location: { type: ['string', 'null'], description: 'Where it says that it stands.' },
      state: {
        type: 'string',
        enum: ['idle', 'processing', 'stopped', 'unreachable'],
        description: 'How it is now.',
      },
      stateReasons: {
        type: 'array',
        items: { type: 'string' },
        description: 'Why it is so, by the keywords of IPP.',
      },
      uuid: { type: ['string', 'null'], description: 'Its printer-uuid.', whole: true },
      isFound: {
        type: 'boolean',
        description:
          'Whether it was only found, as it announces itself: add-connector-printer -Discover.',
      },
      fingerprint: {
        type: ['string', 'null'],
        description: 'By which its certificate is trusted.',
      },
    },
    view: ['uri', 'name', 'model', 'state', 'stateReasons'],
  },
  examples: [
    {
      line: 'hawser-agent get-connector-printer',
      says: 'Lists them, and how they are.',
      notRun: 'this machine is no agent',
    },
  ],
  async *run({ parameters, signal }) {
    const { systemClock: clock } = await import('@hawser/core/clock');
    const { connectorFolder } = await import('../connector/connector-folder.ts');
    const { findPrinters } = await import('../connector/printers/find-printers.ts');
    const { allowedPrinters } = await import('../connector/printers/allowed-printers.ts');
    const given = await allowedPrinters(connectorFolder(agentFolder(parameters.folder)));
    for (const each of await findPrinters(given, { clock, signal, before: [] })) {
      const { uri, name, state, manufacturer = null, model = null, location = null } = each;
      const { uuid = null, fingerprint = null, isFound = false, stateReasons } = each;
      const said = { manufacturer, model, location, uuid, fingerprint, isFound };
      yield { uri, name, state, ...said, stateReasons: [...stateReasons] };
    }
  },
});
