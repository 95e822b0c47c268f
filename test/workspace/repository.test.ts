import { describe, expect, it } from 'vitest';
import { sourceFiles, type SourceFile } from './sources.ts';

const files = sourceFiles();

// These patterns are written so that they do not match themselves.
const registryHost = /\/\/[\w.-]*registry[\w.-]*\.[a-z]|npmjs[.]org|registry[.]yarnpkg/;
// Ada is the person of our examples.
const machinePath = /(?<![\w.~*@$})-])\/(?:root|work|home\/(?!ada\/)[a-z][\w.-]*)\//;
const leftMark = /\b(?:describe|it|test)(?:\.\w+)*\.(?:skip|only|todo)\b|\.(?:skip|only|todo)\(/;

const longest = 400;

describe('the repository', () => {
  it('names no host of a package registry', () => {
    expect(matching(files, registryHost)).toEqual([]);
  });

  it('holds no path of the machine that it was written on', () => {
    expect(matching(files, machinePath)).toEqual([]);
  });

  it('leaves no test out, and none alone', () => {
    const tests = files.filter(({ path }) => path.endsWith('.test.ts'));
    expect(matching(tests, leftMark)).toEqual([]);
  });

  it(`has no source of more than ${longest} lines but tables`, () => {
    const sources = files.filter(
      ({ path }) =>
        /^(?:packages\/[^/]+\/src|scripts|bootstrap)\/.*\.(?:ts|mjs)$/.test(path) &&
        !/\btables?\b/.test(path),
    );
    expect(
      sources.filter(({ text }) => text.split('\n').length > longest + 1).map(({ path }) => path),
    ).toEqual([]);
  });

  it.each([
    [registryHost, ['https:/', '/registry.example.org/hawser'].join('')],
    [registryHost, ['npmjs', 'org'].join('.')],
    [machinePath, ['', 'home', 'someone', 'hawser'].join('/')],
    [machinePath, `"${['', 'root', ''].join('/')}"`],
    [leftMark, ['it', 'only("prints")'].join('.')],
    [leftMark, ['describe', 'concurrent', 'skip'].join('.')],
    [leftMark, ['context', 'skip()'].join('.')],
  ])('would find, with %s, %s', (pattern, example) => {
    expect(matching([{ path: 'example', text: `\n${example}` }], pattern)).toHaveLength(1);
  });
});

/** Where a pattern is found, as path:line. */
function matching(among: readonly SourceFile[], pattern: RegExp): readonly string[] {
  return among.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) ? [`${path}:${index + 1} ${line.trim().slice(0, 80)}`] : [],
      ),
  );
}
