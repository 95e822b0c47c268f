import { defineCommand } from '@hawser/command/declaration/command';
import { fromRealPrinters } from '../connector/printers/printer-objects.ts';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';

export default defineCommand({
  verb: 'Remove',
  noun: 'ConnectorPrinter',
  summary: 'Has the connector on this machine reach a printer, or a CUPS server, no more.',
  description:
    'The site hears of it within seconds. What is published of it stays published; jobs wait for another connector, or until it is added again. One that the connector has found by itself it forgets with its certificate, and finds anew as long as it is to discover.',
  parameters: {
    uri: {
      type: 'string',
      list: true,
      position: 0,
      pipeline: 'property',
      from: fromRealPrinters,
      help: 'As it was added.',
    },
    discover: {
      type: 'switch',
      help: 'Reach what announces itself in the building no more, and forget all that was found.',
    },
    ...folderParameter,
  },
  impact: 'medium',
  output: {
    name: 'Hawser.RemovedPrinter',
    properties: {
      uri: {
        type: 'string',
        description: 'Where it is, or `discover` for whatever announces itself.',
        whole: true,
      },
    },
  },
  examples: [
    {
      line: 'hawser-agent remove-connector-printer -Discover',
      says: 'Leaves the printers that were only found.',
      notRun: 'this machine is no agent',
    },
    {
      line: 'hawser-agent remove-connector-printer ipp://10.1.0.7/ipp/print',
      says: 'Removes a printer.',
      notRun: 'there is no such printer here',
    },
  ],
  async *run({ parameters, should, attempt }) {
    const { connectorErrors } = await import('../connector/connector-errors.ts');
    const { connectorFolder } = await import('../connector/connector-folder.ts');
    const { allowedPrinters } = await import('../connector/printers/allowed-printers.ts');
    const { changeFound, forgetFound } = await import('../connector/printers/found-printers.ts');
    const { setDiscover, takePrinter } = await import('../connector/printers/kept-printers.ts');
    const folder = connectorFolder(agentFolder(parameters.folder));
    const { uri: uris = [], discover } = parameters;
    if (uris.length === 0 && !discover) throw connectorErrors('none-named', {});
    if (
      discover &&
      (await should('whatever announces itself in the building', 'Remove Printers'))
    ) {
      await setDiscover(folder, false);
      await forgetFound(folder);
      yield { uri: 'discover' };
    }
    for (const uri of uris) {
      const removed = await attempt(async () => {
        if (!(await allowedPrinters(folder)).some((each) => each.uri === uri)) {
          throw connectorErrors('not-added', { uri }, { target: uri });
        }
        if (!(await should(uri, 'Remove Printer'))) return undefined;
        await takePrinter(folder, uri);
        await changeFound(folder, (before) => before.filter((each) => each.uri !== uri));
        return { uri };
      });
      if (removed !== undefined) yield removed;
    }
  },
});
