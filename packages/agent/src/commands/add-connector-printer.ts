import { defineCommand } from '@hawser/command/declaration/command';
import { fromRealPrinters } from '../connector/printers/printer-objects.ts';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';

export default defineCommand({
  verb: 'Add',
  noun: 'ConnectorPrinter',
  summary: 'Tells the connector on this machine of a printer of the building, or of a CUPS server.',
  description:
    'The printer is asked once what it is. A running connector takes it up within a second, and tells the site of it; publishing it is done there. Nothing that was not added here is ever dialled, whatever the site says. With -Discover the connector reaches, from now on, whatever announces itself as a printer in the private networks of this machine: one that encrypts and has signed its certificate itself is known by that certificate from the first time on, and refused with another.',
  parameters: {
    uri: {
      type: 'string',
      list: true,
      position: 0,
      pipeline: 'property',
      from: fromRealPrinters,
      help: 'Each is ipp://HOST/ipp/print of a printer, or ipp://HOST/ of a CUPS server with all of its queues; ipps: where it has encryption.',
    },
    fingerprint: {
      type: 'string',
      help: 'The SHA-256 of the certificate, for a printer that has signed it itself; with ipps: only.',
    },
    discover: {
      type: 'switch',
      help: 'Reach whatever announces itself in the building (DNS-SD), now and later. Only where its network is trusted.',
    },
    unchecked: {
      type: 'switch',
      help: 'Add it even if it does not answer now.',
    },
    ...folderParameter,
  },
  impact: 'low',
  output: {
    name: 'Hawser.AddedPrinter',
    properties: {
      uri: {
        type: 'string',
        description: 'Where it is, or `discover` for whatever announces itself.',
        whole: true,
      },
      name: { type: ['string', 'null'], description: 'What it calls itself.' },
      model: { type: ['string', 'null'], description: 'Its model.' },
      queues: {
        type: 'array',
        items: { type: 'string' },
        description: 'The queues of a CUPS server.',
      },
    },
    view: ['uri', 'name', 'model', 'queues'],
  },
  examples: [
    {
      line: 'hawser-agent add-connector-printer -Discover',
      says: 'Reaches all printers that announce themselves in the building.',
      notRun: 'which those are differs from building to building',
    },
    {
      line: 'hawser-agent add-connector-printer ipp://10.1.0.7/ipp/print',
      says: 'Adds a printer.',
      notRun: 'there is no such printer here',
    },
    {
      line: 'hawser-agent add-connector-printer ipp://localhost/',
      says: 'Adds all queues of the CUPS on this machine, also those that it gets later.',
      notRun: 'what it has differs from machine to machine',
    },
  ],
  async *run({ parameters, should, attempt, signal }) {
    const { connectorFolder } = await import('../connector/connector-folder.ts');
    const { checkPrinter } = await import('../connector/printers/check-printer.ts');
    const { givenPrinter } = await import('../connector/printers/given-printer.ts');
    const { connectorErrors } = await import('../connector/connector-errors.ts');
    const { givePrinter, setDiscover } = await import('../connector/printers/kept-printers.ts');
    const folder = connectorFolder(agentFolder(parameters.folder));
    const { uri: uris = [], discover } = parameters;
    if (uris.length === 0 && !discover) throw connectorErrors('none-named', {});
    if (discover && (await should('whatever announces itself in the building', 'Add Printers'))) {
      await setDiscover(folder, true);
      yield { uri: 'discover', name: null, model: null, queues: [] };
    }
    for (const uri of uris) {
      const added = await attempt(async () => {
        const given = givenPrinter(uri, parameters.fingerprint);
        const found = parameters.unchecked ? undefined : await checkPrinter(given, signal);
        if (!(await should(given.uri, 'Add Printer'))) return undefined;
        await givePrinter(folder, given);
        const one = found !== undefined && 'uri' in found ? found : undefined;
        return {
          uri: given.uri,
          name: one?.name ?? null,
          model: one?.model ?? null,
          queues: found === undefined || 'uri' in found ? [] : [...found],
        };
      });
      if (added !== undefined) yield added;
    }
  },
});
