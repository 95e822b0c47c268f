import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runShell } from './run-shell.ts';

const page = readFileSync(new URL('../../docs/reference/shell.md', import.meta.url), 'utf8');
const arrow = /\s+# → (.*)$/;

/** The lines of all examples; each runs in what those before it have left. */
const lines = [...page.matchAll(/```powershell\n(.*?)```/gs)].flatMap(([, text = '']) =>
  text.split('\n').filter((line) => line.trim() !== ''),
);

test('each example of the reference gives what stands behind it', async () => {
  const program = lines.map((line, index) => {
    const shown = arrow.exec(line)?.[1];
    const written = line.replace(arrow, '');
    return shown === undefined ? written : `$given = @(${written}); "${index} $given"`;
  });
  const { objects } = await runShell(program.join('\n'), { errorAction: 'Continue' });
  const expected = lines.flatMap((line, index) => {
    const shown = arrow.exec(line)?.[1];
    return shown === undefined ? [] : [`${index} ${shown}`];
  });
  expect(expected.length).toBeGreaterThan(30);
  expect(objects).toEqual(expected);
});
