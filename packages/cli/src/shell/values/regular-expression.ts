import { createContext, Script } from 'node:vm';
import { visible } from '@hawser/core/visible';
import { valueErrors } from './value-errors.ts';

/** A regular expression is given so long for one text. */
const mostMs = 250;
/** Without repeats within repeats, a text of this length takes no time. */
const shortText = 2000;
const longestPattern = 10_000;

const kept = new Map<string, RegExp>();

export function patternOf(written: string, mindsCase: boolean): RegExp {
  const key = `${mindsCase ? 'c' : 'i'}${written}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (written.length > longestPattern) {
    throw valueErrors('bad-pattern', { pattern: shortened(written), reason: 'it is too long' });
  }
  try {
    const made = new RegExp(inScript(written), mindsCase ? 'gsu' : 'gisu');
    if (kept.size >= 100) kept.clear();
    kept.set(key, made);
    return made;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const reason = visible(said.replace(/^.*: /s, '')).toLowerCase();
    throw valueErrors('bad-pattern', { pattern: shortened(written), reason }, { cause: error });
  }
}

/** What .NET writes otherwise: (?i) at the beginning, escapes that need none. */
function inScript(written: string): string {
  return written
    .replace(/^\(\?[imsnx]+\)/, '')
    .replaceAll(/\\([^\w\s$()*+./?[\\\]^{|}-])/gu, '$1')
    .replaceAll('\\-', '-')
    .replaceAll('\\A', '^')
    .replaceAll(/\\[Zz]/g, '$');
}

/** What it finds first. */
export function search(pattern: RegExp, text: string): RegExpExecArray | undefined {
  return limited(pattern, text, 'search') ?? undefined;
}

export function replaceAll(pattern: RegExp, text: string, by: string): string {
  return limited(pattern, text, 'replace', inScriptReplacement(by));
}

export function split(pattern: RegExp, text: string): string[] {
  return limited(pattern, text, 'split');
}

/** ${name} is $<name> here. */
function inScriptReplacement(by: string): string {
  return by.replaceAll(/\$\{(\w+)\}/g, (_, name: string) =>
    /^\d+$/.test(name) ? `$${name}` : `$<${name}>`,
  );
}

interface Works {
  readonly search: (pattern: RegExp, text: string) => RegExpExecArray | null;
  readonly replace: (pattern: RegExp, text: string, by: string) => string;
  readonly split: (pattern: RegExp, text: string) => string[];
}

const works: Works = {
  search(pattern, text) {
    const first = pattern;
    first.lastIndex = 0;
    return first.exec(text);
  },
  replace: (pattern, text, by) => text.replaceAll(pattern, by),
  split: (pattern, text) => text.split(pattern),
};

let script: Script | undefined;
const context = { work: undefined as (() => unknown) | undefined };

/** Only V8 itself can interrupt an expression that goes wrong, and only in a script with a time. */
function limited<Kind extends keyof Works>(
  pattern: RegExp,
  ...[text, kind, by = '']: [string, Kind, string?]
): ReturnType<Works[Kind]> {
  const work = (): unknown => works[kind](pattern, text, by);
  if (isQuick(pattern.source, text)) return work() as ReturnType<Works[Kind]>;
  script ??= new Script('work()');
  createContext(context);
  context.work = work;
  try {
    return script.runInContext(context, { timeout: mostMs }) as ReturnType<Works[Kind]>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw valueErrors('slow-pattern', { pattern: shortened(pattern.source) });
  } finally {
    context.work = undefined;
  }
}

/** Whether it cannot take long: with one repeat, the square of the length. */
function isQuick(source: string, text: string): boolean {
  if (text.length > shortText) return false;
  const repeats = source.match(/[*+]|\{\d+,?\d*\}/g)?.length ?? 0;
  return repeats <= 1 && !/\\[1-9k]/.test(source);
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
