import { parameterSets } from '../binding/parameter-sets.ts';
import type { CommandDescription } from '../declaration/description.ts';
import { typedName } from '../declaration/names.ts';
import {
  particularParameters,
  sharedParameters,
  syntaxLines,
  exampleLine,
} from '../help/syntax.ts';
import { impactText } from './impact-text.ts';
import {
  exitStatus,
  manName,
  manPage,
  type ManSection,
  parameterEntry,
  seeAlso,
} from './man-page.ts';
import { bold, roff, roffCode } from './man-text.ts';
import { propertyType } from './output-facts.ts';

/** The man page of a command. */
export function commandMan(program: string, command: CommandDescription): string {
  const { aliases, description, examples, name, summary } = command;
  const also =
    aliases.length === 0
      ? []
      : ['.PP', `Also called ${aliases.map((each) => bold(each)).join(', ')}.`];
  const paragraphs = [...(description ?? summary).split('\n'), impactText(command)].map(roff);
  const about = [...paragraphs.flatMap((paragraph) => ['.PP', paragraph]), ...also];
  const own = particularParameters(command).flatMap(parameterEntry);
  const sections: ManSection[] = [
    ['SYNOPSIS', synopsis(program, command)],
    ['DESCRIPTION', about],
    ['PARAMETERS', own],
    ['COMMON PARAMETERS', sharedParameters(command).flatMap(parameterEntry)],
    ['OUTPUT', output(command)],
    [
      'EXAMPLES',
      examples.flatMap(({ line, says }) => [
        '.PP',
        roff(says),
        '.PP',
        '.EX',
        roffCode(exampleLine(line, program)),
        '.EE',
      ]),
    ],
    exitStatus(),
    seeAlso([program]),
  ];
  return manPage({ name: manName(program, typedName(name)), summary, sections });
}

function synopsis(program: string, command: CommandDescription): readonly string[] {
  const long = syntaxLines(program, command, 'long');
  const powershell = syntaxLines(program, command, 'powershell');
  return parameterSets(command).flatMap(({ name }, index) => {
    const says = name === undefined ? [] : ['.PP', roff(command.sets?.[name] ?? '')];
    const lines = [long[index] ?? '', powershell[index] ?? ''];
    return [...says, ...lines.flatMap((line) => ['.PP', roffCode(line)])];
  });
}

function output({ output: type }: CommandDescription): readonly string[] {
  if (type === undefined) return ['It gives no objects.'];
  return [
    `Objects of the type ${bold(type.name)}:`,
    ...Object.entries(type.properties).flatMap(([key, property]) => [
      '.TP',
      bold(key),
      `${roff(property.description)} (${roff(propertyType(property))})`,
    ]),
  ];
}
