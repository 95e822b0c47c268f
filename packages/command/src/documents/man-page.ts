import type { PlacedParameter } from '../declaration/common-parameters.ts';
import { bothNames, placeholder } from '../help/syntax.ts';
import { exitCodes } from '../program/exit-codes.ts';
import { bold, roff, roffCode, slanted } from './man-text.ts';
import { parameterFacts } from '../help/parameter-facts.ts';

export type ManSection = readonly [title: string, lines: readonly string[]];

export interface ManPage {
  readonly name: string;
  readonly summary: string;
  readonly sections: readonly ManSection[];
}

/** A page in man(7). It has no date, which would make every page new with every release. */
export function manPage({ name, summary, sections }: ManPage): string {
  const lines = [
    String.raw`.\" Made of the declarations of the commands by "npm run generate".`,
    `.TH ${name.toUpperCase()} 1 "" Hawser "Hawser commands"`,
    '.SH NAME',
    `${roffCode(name)} ${String.raw`\-`} ${roff(summary)}`,
    ...sections
      .filter(([, text]) => text.length > 0)
      // A heading begins a paragraph already.
      .flatMap(([title, text]) => [`.SH ${title}`, ...(text[0] === '.PP' ? text.slice(1) : text)]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** The name of a page: hawser-add-profile. */
export function manName(program: string, command?: string): string {
  return command === undefined ? program : `${program}-${command}`;
}

/** A parameter with all there is to know of it. */
export function parameterEntry(parameter: PlacedParameter): readonly string[] {
  const names = bothNames(parameter.key).map(bold).join(', ');
  const value = placeholder(parameter);
  return [
    '.TP',
    value === '' ? names : `${names} ${slanted(value)}`,
    roff(parameter.help),
    ...parameterFacts(parameter).flatMap(([title, text]) => ['.br', roff(`${title}: ${text}`)]),
  ];
}

export function exitStatus(): ManSection {
  return [
    'EXIT STATUS',
    exitCodes.flatMap(([code, says]) => ['.TP', bold(String(code)), roff(says)]),
  ];
}

export function seeAlso(names: readonly string[]): ManSection {
  return ['SEE ALSO', [names.map((name) => `${bold(name)}(1)`).join(', ')]];
}
