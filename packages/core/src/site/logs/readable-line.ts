import { styleText } from 'node:util';
import { visible } from '../../visible.ts';
import type { LogEntry, LogLevel } from './log-entry.ts';

const styles: Readonly<Record<LogLevel, Parameters<typeof styleText>[0]>> = {
  trace: 'dim',
  debug: 'dim',
  info: 'green',
  warn: 'yellow',
  error: 'red',
  fatal: 'red',
};

const longestMessage = 2000;
const longestFact = 200;
const mostFacts = 20;

/** The entry as a person reads it: one line, nothing in it that a terminal obeys. */
export function readableLine(entry: LogEntry, { colour }: { readonly colour: boolean }): string {
  const { time, level, component, message, detail } = entry;
  const style = (format: Parameters<typeof styleText>[0], text: string): string =>
    colour ? styleText(format, text, { validateStream: false }) : text;
  const facts = Object.entries(detail)
    .slice(0, mostFacts)
    .flatMap(([name, value]) => factsOf(name, value, message));
  return [
    style('dim', visible(time)),
    style(styles[level], level.padEnd(5)),
    style('cyan', component.padEnd(10)),
    ...(message === '' ? [] : [visible(cut(message, longestMessage))]),
    ...facts.map(([name, value]) => `${style('dim', `${name}=`)}${value}`),
  ].join(' ');
}

type Fact = readonly [name: string, value: string];

/** Of an error what it says and its code; its stack is for the file. */
function factsOf(name: string, value: unknown, message: string): readonly Fact[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null || !('stack' in value)) {
    return [fact(name, value)];
  }
  const said = 'message' in value && value.message !== message ? [fact(name, value.message)] : [];
  return 'code' in value ? [...said, fact(`${name}.code`, value.code)] : said;
}

function fact(name: string, value: unknown): Fact {
  return [visible(cut(name, longestFact)), visible(cut(written(value), longestFact))];
}

/** In quotes where it would otherwise be taken for more, or less, than one word. */
function written(value: unknown): string {
  return typeof value === 'string' && /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
