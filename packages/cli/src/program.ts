import type { Program } from '@hawser/command/program/program';
import packageJson from '../package.json' with { type: 'json' };
import { catalog } from './catalog.ts';
import { hasTerminal } from './shell/prompt/has-terminal.ts';

export const program: Program = {
  name: 'hawser',
  version: packageJson.version,
  summary: 'ties a building to the cloud: its printers, its content, its devices.',
  catalog,
  usages: [
    '[-AllowNative] [-Output <form>] -Command "<program>"',
    '[-AllowNative] [-Output <form>] [-File] <program file> [its parameters]',
    '< <program>',
  ],
  async builtIns() {
    const { builtIns } = await import('./shell/builtins/built-ins.ts');
    return builtIns.map(({ description }) => description);
  },
  async topics() {
    const { topics } = await import('./shell/topics/topics.ts');
    return topics();
  },
  async runWords(words, host) {
    // Nothing of a command's name, which is most of what is called.
    if (!/^-|[\\/]|\.hw$/i.test(words[0] ?? '-')) return undefined;
    const { asksForNative, programAsked } = await import('./shell/shell-words.ts');
    const allowNative = asksForNative(words);
    if ((words.length === 0 || allowNative) && hasTerminal(host)) {
      const { openPrompt } = await import('./shell/prompt/open-prompt.ts');
      return await openPrompt(program, host, allowNative);
    }
    const asked = programAsked(words, () => host.stdin.isTTY === true);
    if (asked === undefined) return undefined;
    const { runProgramText } = await import('./shell/run-program-text.ts');
    return await runProgramText(asked, program, host);
  },
};
