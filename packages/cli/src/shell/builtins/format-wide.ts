import { cell, fitted, padded, width } from '@hawser/command/output/cell';
import { defineBuiltIn } from '../built-in.ts';
import { propertiesOf } from '../values/members.ts';
import { afterAll } from '../run/later.ts';
import { ShownText } from '../values/shown-text.ts';
import { gathered } from './gathered.ts';
import { selectorOf } from './selector.ts';

export const formatWide = defineBuiltIn({
  name: 'Format-Wide',
  summary: 'Shows one property of each object, several in a line.',
  aliases: ['fw'],
  parameters: {
    property: { type: 'value', help: 'The property; without, the first one.', position: 0 },
    column: { type: 'int', minimum: 1, maximum: 50, help: 'How many stand in a line.' },
  },
  examples: [{ line: 'get-cloud-printer | fw Name -Column 3', says: 'Three names in a line.' }],
  start({ parameters: { property, column }, frame, out, shell }) {
    return gathered('Format-Wide', async (objects) => {
      const [first] = Object.keys(propertiesOf(objects[0]));
      const chosen = property ?? first;
      const selector = chosen === undefined ? undefined : selectorOf(chosen, frame);
      const cells = await afterAll(objects, async (object) =>
        cell(selector === undefined ? object : await selector.of(object)),
      );
      const columns = shell.display.columns ?? 80;
      const widest = Math.max(1, ...cells.slice(0, 10_000).map(width));
      const most = column ?? Math.max(1, Math.floor((columns + 2) / (widest + 2)));
      const each = Math.max(1, Math.floor((columns + 2) / most) - 2);
      const lines: string[] = [];
      for (let at = 0; at < cells.length; at += most) {
        const line = cells
          .slice(at, at + most)
          .map((one) => padded(fitted(one, each), each, 'left'));
        lines.push(line.join('  ').trimEnd());
      }
      await out.write(new ShownText(`${lines.join('\n')}\n`));
    });
  },
});
