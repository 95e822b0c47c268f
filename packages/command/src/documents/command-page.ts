import { parameterSets } from '../binding/parameter-sets.ts';
import type { PlacedParameter } from '../declaration/common-parameters.ts';
import type { CommandDescription } from '../declaration/description.ts';
import { parameterName } from '../declaration/names.ts';
import {
  bothNames,
  particularParameters,
  placeholder,
  sharedParameters,
  syntaxLines,
} from '../help/syntax.ts';
import { exitCodes } from '../program/exit-codes.ts';
import { impactText } from './impact-text.ts';
import { code, codeBlock, prose, table } from './markdown-text.ts';
import { propertyType } from './output-facts.ts';
import { parameterFacts } from '../help/parameter-facts.ts';

export interface CommandPage {
  /** The program's name. */
  readonly program: string;
  readonly command: CommandDescription;
  /** Where this page finds the index of all, and the schema of its own output, if there is one. */
  readonly links: { readonly index: string; readonly schema?: string };
}

/** The reference page of a command, in Markdown. */
export function commandPage({ program, command, links }: CommandPage): string {
  const { aliases, description, name, summary } = command;
  const own = particularParameters(command);
  const shared = sharedParameters(command).map(({ key }) => code(`-${parameterName(key)}`));
  const parts = [
    `# ${name}\n`,
    `${prose(summary)}\n`,
    ...(description?.split('\n').map((paragraph) => `${prose(paragraph)}\n`) ?? []),
    `${prose(impactText(command))}\n`,
    ...(aliases.length === 0 ? [] : [`Also called ${aliases.map(code).join(', ')}.\n`]),
    '## Syntax\n',
    syntax(program, command),
    '## Parameters\n',
    ...own.map(parameterSection),
    `${own.length === 0 ? 'None of its own. ' : ''}[Every command takes](${links.index}#common-parameters) ${shared.join(', ')}.\n`,
    ...output(command, links.schema),
    ...examples(command),
    // Within a program nothing ends with one.
    ...(command.kind === undefined ? ['## Exit codes\n', exitCodeTable()] : []),
  ];
  return parts.join('\n');
}

/** What each exit code says. */
export function exitCodeTable(): string {
  return table(
    ['Exit code', 'It says'],
    exitCodes.map(([each, says]) => [String(each), prose(says)]),
  );
}

/** A parameter under a heading of its own, with all there is to know of it. */
export function parameterSection(parameter: PlacedParameter): string {
  const names = bothNames(parameter.key).map(code).join(', ');
  const value = placeholder(parameter);
  const facts = parameterFacts(parameter).map(([title, text]) => `- ${title}: ${prose(text)}\n`);
  const heading = `### ${names}${value === '' ? '' : ` ${code(value)}`}\n`;
  return `${heading}\n${prose(parameter.help)}\n\n${facts.join('')}`;
}

/** Both ways to write it, for each parameter set. */
function syntax(program: string, command: CommandDescription): string {
  const long = syntaxLines(program, command, 'long');
  const powershell = syntaxLines(program, command, 'powershell');
  return parameterSets(command)
    .map(({ name }, index) => {
      const lines = codeBlock('text', [long[index] ?? '', powershell[index] ?? '']);
      if (name === undefined) return lines;
      const says = command.sets?.[name] ?? '';
      const otherwise = index === 0 ? ' It is meant where the parameters do not decide.' : '';
      return `The set ${code(name)}: ${prose(says)}${otherwise}\n\n${lines}`;
    })
    .join('\n');
}

function output(
  { output: type }: CommandDescription,
  schema: string | undefined,
): readonly string[] {
  if (type === undefined) {
    if (schema === undefined) return [];
    return ['## Output\n', `It gives no objects. In [JSON](${schema}) it tells of errors.\n`];
  }
  const rows = Object.entries(type.properties).map(([key, property]) => [
    code(key),
    prose(propertyType(property)),
    prose(property.description),
  ]);
  const described = schema === undefined ? '' : `; this is their [schema in JSON](${schema})`;
  const intro = `Objects of the type ${code(type.name)}${described}.`;
  return ['## Output\n', `${intro}\n\n${table(['Property', 'Type', 'What it is'], rows)}`];
}

function examples({ examples: all, kind }: CommandDescription): readonly string[] {
  if (all.length === 0) return [];
  return [
    '## Examples\n',
    ...all.map(
      ({ line, says }) =>
        `${prose(says)}\n\n${codeBlock(kind === undefined ? 'sh' : 'powershell', [line])}`,
    ),
  ];
}
