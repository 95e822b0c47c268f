import { defineBuiltIn, source } from '../built-in.ts';
import { isLike } from '../values/wildcard.ts';

export const getAlias = defineBuiltIn({
  name: 'Get-Alias',
  summary: 'Says which shorter names there are.',
  aliases: ['gal'],
  parameters: {
    name: { type: 'string', list: true, help: 'Those of these names, with * and ?.', position: 0 },
    definition: { type: 'string', list: true, help: 'Those of these commands.' },
  },
  examples: [{ line: 'get-alias -Definition Where-Object', says: 'Those of one command.' }],
  start({ parameters: { name, definition }, out, shell }) {
    const fits = (patterns: readonly string[] | undefined, text: string): boolean =>
      patterns === undefined || patterns.some((pattern) => isLike(text, pattern, false));
    return source(async () => {
      for (const [alias, command] of shell.aliases) {
        if (fits(name, alias) && fits(definition, command)) {
          await out.write({ name: alias, definition: command });
        }
      }
    });
  },
});
