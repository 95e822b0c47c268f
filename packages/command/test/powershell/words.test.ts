import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argumentsOf } from '../../src/binding/argument.ts';
import { bind } from '../../src/binding/bind.ts';
import { callingProgram } from '../../src/powershell/calling-program.ts';
import { things } from './thing-commands.ts';

describe('a word on the command line of Windows', () => {
  // What ConvertTo-HawserWord does: .NET and JavaScript read these expressions alike.
  const replacements = [...callingProgram.matchAll(/-creplace '([^']*)', '([^']*)'/g)];
  const quoted = (text: string): string =>
    `"${replacements.reduce((all, [, from = '', to = '']) => all.replaceAll(new RegExp(from.replace(String.raw`\z`, '$'), 'g'), to), text)}"`;

  it('is read as it was', () => {
    expect(replacements).toHaveLength(2);
    const text = fc.string({
      unit: fc.constantFrom('\\', '"', ' ', '\t', '\n', 'a', '$', '%', '^'),
    });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (words) => {
        expect(commandLineToArgv(words.map(quoted).join(' '))).toEqual(words);
      }),
    );
  });
});

describe('what the module writes for a value', () => {
  const publish = things.find(({ name }) => name === 'Publish-Thing')!;
  it.each([
    ['name', '-Name:-x', 'invalid'],
    ['name', '-Name:lamp', 'lamp'],
    ['tag', '-Tag:"a,""b"""', ['a,"b"']],
    ['tag', '-Tag:""', ['']],
    ['tag', '-Tag:"-x"', ['-x']],
    ['count', '-Count:3', 3],
    ['number', '-Number:9007199254740991', Number.MAX_SAFE_INTEGER],
    ['ratio', '-Ratio:1E-07', 1e-7],
    ['fast', '-Fast:false', false],
    ['fast', '-Fast:true', true],
    ['colour', '-Colour:DARK-green', 'dark-green'],
    ['file', '-File:C:\\a b\\c', 'C:\\a b\\c'],
    ['since', '-Since:2026-11-20T08:30:00.1230000Z', new Date('2026-11-20T08:30:00.123Z')],
    ['wait', '-Wait:90000ms', 90_000],
    ['quota', '-Quota:10737418240', 10 * 1024 ** 3],
    ['data', '-Data:{"a":[1,"b c"]}', { a: [1, 'b c'] }],
    ['place', '-Place:{"floor":"2\\n"}', { floor: '2\n' }],
  ])('is what the binder reads for -%s: %s', (key, word, value) => {
    const bound = (): unknown =>
      bind(publish, argumentsOf([word]), { program: 'hawser' }).values.get(key);
    if (value === 'invalid') expect(bound).toThrow('up to nine letters');
    else expect(bound()).toEqual(value);
  });

  it('names where a secret is', () => {
    const words = ['-PasswordStdin', '-PinEnv:HAWSER_SECRET_PIN'];
    const { secrets } = bind(publish, argumentsOf(words), { program: 'hawser' });
    expect(secrets.get('password')).toMatchObject({ form: 'Stdin' });
    expect(secrets.get('pin')).toMatchObject({ form: 'Env', from: 'HAWSER_SECRET_PIN' });
  });
});

/** As the C runtime of Windows does it: a quote behind backslashes counts by whether they are odd. */
function commandLineToArgv(line: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let isQuoted = false;
  for (let at = 0; at < line.length;) {
    const backslashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0;
    const next = line[at + backslashes];
    if (next === '"') {
      word = (word ?? '') + '\\'.repeat(Math.floor(backslashes / 2));
      if (backslashes % 2 === 1) word += '"';
      else isQuoted = !isQuoted;
      at += backslashes + 1;
    } else if (backslashes > 0) {
      word = (word ?? '') + '\\'.repeat(backslashes);
      at += backslashes;
    } else if (!isQuoted && /[ \t]/.test(next ?? '')) {
      if (word !== undefined) words.push(word);
      word = undefined;
      at += 1;
    } else {
      word = (word ?? '') + next;
      at += 1;
    }
  }
  return word === undefined ? words : [...words, word];
}
