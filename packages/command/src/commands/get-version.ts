import { defineCommand } from '../declaration/command.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'Version',
  aliases: ['version'],
  summary: 'Shows which version this is and what it runs on.',
  parameters: {},
  impact: 'none',
  output: {
    name: 'Hawser.Version',
    properties: {
      program: { type: 'string', description: 'The program that answers.' },
      version: { type: 'string', description: 'Its version.' },
      node: { type: 'string', description: 'The version of Node.js that runs it.' },
      platform: { type: 'string', description: 'The operating system and the processor.' },
    },
  },
  examples: [
    { line: 'hawser get-version', says: 'Shows the version.' },
    { line: 'hawser get-version -Output json', says: 'The same for a script.' },
  ],
  async *run({ program }) {
    yield {
      program: program.name,
      version: program.version,
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
    };
  },
});
