import { stat } from 'node:fs/promises';
import { defineBuiltIn, source } from '../built-in.ts';

export const testPath = defineBuiltIn({
  name: 'Test-Path',
  summary: 'Says whether a file or a folder is there.',
  parameters: {
    path: { type: 'path', list: true, help: 'The paths.', mandatory: true, position: 0 },
    pathType: {
      type: 'enum',
      choices: ['Any', 'Leaf', 'Container'],
      default: 'Any',
      help: 'Leaf for a file, Container for a folder.',
    },
  },
  examples: [
    { line: "if (test-path printers.csv) { 'It is there.' }", says: 'Whether a file is there.' },
  ],
  start({ parameters: { path, pathType }, out }) {
    return source(async () => {
      for (const each of path) {
        const found = await stat(each).catch(() => undefined);
        const isWanted = pathType === 'Any' || found?.isDirectory() === (pathType === 'Container');
        await out.write(found !== undefined && isWanted);
      }
    });
  },
});
