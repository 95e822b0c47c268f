import { defineCommand } from '@hawser/command/declaration/command';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';

export default defineCommand({
  verb: 'Remove',
  noun: 'ConnectorPrinter',
  summary: 'Has the connector on this machine reach a printer, or a CUPS server, no more.',
  description:
    'The site hears of it within seconds. What is published of it stays published; jobs wait for another connector, or until it is added again.',
  parameters: {
    uri: {
      type: 'string',
      list: true,
      mandatory: true,
      position: 0,
      pipeline: 'property',
      help: 'As it was added.',
    },
    ...folderParameter,
  },
  impact: 'medium',
  output: {
    name: 'Hawser.RemovedPrinter',
    properties: { uri: { type: 'string', description: 'Where it is.', whole: true } },
  },
  examples: [
    {
      line: 'hawser-agent remove-connector-printer ipp://10.1.0.7/ipp/print',
      says: 'Removes a printer.',
      notRun: 'there is no such printer here',
    },
  ],
  async *run({ parameters, should, attempt }) {
    const { connectorErrors } = await import('../connector/connector-errors.ts');
    const { connectorFolder } = await import('../connector/connector-folder.ts');
    const { givenPrinters, takePrinter } = await import('../connector/printers/kept-printers.ts');
    const folder = connectorFolder(agentFolder(parameters.folder));
    for (const uri of parameters.uri) {
      const removed = await attempt(async () => {
        if (!(await givenPrinters(folder)).some((each) => each.uri === uri)) {
          throw connectorErrors('not-added', { uri }, { target: uri });
        }
        if (!(await should(uri, 'Remove Printer'))) return undefined;
        await takePrinter(folder, uri);
        return { uri };
      });
      if (removed !== undefined) yield removed;
    }
  },
});
