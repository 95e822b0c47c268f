import type { Program } from '@hawser/command/program/program';
import packageJson from '../package.json' with { type: 'json' };
import { catalog } from './catalog.ts';

export const program: Program = {
  name: 'hawser',
  version: packageJson.version,
  summary: 'ties a building to the cloud: its printers, its content, its devices.',
  catalog,
  usages: ['-Command "<program>"', '-File <program file> [its parameters]'],
  async runWords(words, host) {
    // Nothing of a command's name, which is most of what is called.
    if (words[0]?.startsWith('-') !== true) return undefined;
    const { programAsked } = await import('./shell/shell-words.ts');
    const asked = programAsked(words);
    if (asked === undefined) return undefined;
    const { runProgramText } = await import('./shell/run-program-text.ts');
    return await runProgramText(asked, program, host);
  },
};
