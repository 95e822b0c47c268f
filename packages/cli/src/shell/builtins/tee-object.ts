import { shownObjects } from '../display/shown-objects.ts';
import { defineBuiltIn } from '../built-in.ts';
import { changeable } from '../run/constants.ts';
import { requireItems } from '../values/limits.ts';
import { valueOf } from '../values/elements.ts';
import { writeFile, writing } from './write-file.ts';

const { append } = writing;

export const teeObject = defineBuiltIn({
  name: 'Tee-Object',
  summary: 'Lets objects through, and keeps them in a file or a variable.',
  aliases: ['tee'],
  impact: 'medium',
  parameters: {
    filePath: {
      type: 'path',
      help: 'The file, which gets what would be shown of them.',
      position: 0,
      aliases: ['Path', 'LiteralPath'],
    },
    variable: { type: 'string', help: 'The name of the variable.' },
    append,
  },
  examples: [
    {
      line: 'get-cloud-printer | tee -Variable all | where State -eq idle',
      says: 'Keeps all in a variable.',
    },
    { line: 'get-cloud-printer | tee printers.txt', says: 'Keeps them in a file, too.' },
  ],
  start({ parameters: { filePath, variable, append: adds }, frame, out, should, shell }) {
    const kept: unknown[] = [];
    const name = variable === undefined ? undefined : changeable(variable);
    const keep = (): void => {
      if (name !== undefined) frame.scope.set(name, valueOf(kept));
    };
    keep();
    return {
      take(object) {
        requireItems(kept.length + 1);
        kept.push(object);
        return out.write(object);
      },
      close: keep,
      async end() {
        if (filePath === undefined) return;
        const text = shownObjects(kept, { columns: undefined, colour: false }, shell.typeOf);
        await writeFile({ path: filePath, append: adds, noClobber: false }, text, should);
      },
    };
  },
});
