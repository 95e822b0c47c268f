import { allowed } from '../binding/allowed.ts';
import type { PlacedParameter } from '../declaration/common-parameters.ts';
import type { CommandDescription } from '../declaration/description.ts';
import type { Display } from '../declaration/output.ts';
import { width } from '../output/cell.ts';
import { columnTitle } from '../output/columns.ts';
import { styled } from '../output/display.ts';
import { exitCodes } from '../program/exit-codes.ts';
import type { Wording } from '../program/wording.ts';
import { parameterFacts } from './parameter-facts.ts';
import {
  exampleLine,
  namesChoices,
  type NameStyle,
  particularParameters,
  placeholder,
  sharedParameters,
  syntaxParts,
  written,
  writtenCommand,
} from './syntax.ts';
import { wrapped, wrappedParts } from './wrapped.ts';

export interface HelpOptions {
  readonly part: 'usual' | 'examples' | 'full';
  readonly style: NameStyle;
  readonly display: Display;
  readonly wording?: Wording | undefined;
}

/** A command's help as text. */
export function commandHelp(
  program: string,
  command: CommandDescription,
  { part, style, display, wording }: HelpOptions,
): string {
  const columns = Math.min(display.columns ?? 100, 100);
  const heading = (text: string): string => styled('heading', text, display);
  const said = (text: string): string => wording?.text(text) ?? text;
  const paragraph = (text: string, indent: number): string => wrapped(said(text), columns, indent);
  const called = writtenCommand(command.name, style);
  const first = wrapped(`${called} – ${command.summary}`, columns, 0);
  const sections: string[] = [`${heading(called)}${first.slice(called.length)}`];
  const section = (title: string, text: string): number =>
    sections.push(`${heading(title)}\n${text}`);

  const examples = command.examples
    .flatMap(({ line, says }) => {
      const typed = wording === undefined ? exampleLine(line, program) : wording.example(line);
      if (typed === undefined) return [];
      return `${paragraph(says, 2)}    ${styled('name', typed, display)}\n`;
    })
    .join('\n');
  if (part === 'examples') {
    section('EXAMPLES', examples === '' ? '  There are none.\n' : examples);
    return sections.join('\n');
  }

  section(
    'USAGE',
    syntaxParts(program, command, style)
      .map((parts) => wrappedParts(parts.map(said), columns, 2, 6))
      .join(''),
  );
  if (command.description !== undefined) section('DESCRIPTION', paragraph(command.description, 2));
  const own = particularParameters(command);
  const worded = (each: PlacedParameter): PlacedParameter => ({ ...each, help: said(each.help) });
  const rows = (parameters: readonly PlacedParameter[]): string =>
    part === 'full'
      ? parameters.map((each) => detailed(worded(each), style, columns)).join('\n')
      : parameterRows(parameters.map(worded), style, columns);
  if (own.length > 0) section('PARAMETERS', rows(own));
  const shared = sharedParameters(command);
  if (part === 'full') {
    section('COMMON PARAMETERS', rows(shared));
    if (command.kind === undefined || command.output !== undefined) {
      section('OUTPUT', outputText(command, columns));
    }
  } else {
    const names = shared.map(({ key }) => written(key, style)).join(', ');
    section('COMMON PARAMETERS', paragraph(names, 2));
  }
  if (command.aliases.length > 0) section('ALIASES', `  ${command.aliases.join(', ')}\n`);
  if (examples !== '') section('EXAMPLES', examples);
  if (command.kind === undefined) {
    const codes = exitCodes.map(([code, says]) => `${code} ${says}`).join(', ');
    section('EXIT CODES', paragraph(codes, 2));
  }
  if (part === 'usual') {
    sections.push(
      paragraph(`All of it: ${program} get-help ${writtenCommand(command.name, style)} -Full`, 0),
    );
  }
  return sections.join('\n');
}

function parameterRows(
  parameters: readonly PlacedParameter[],
  style: NameStyle,
  columns: number,
): string {
  const names = parameters.map((each) => `${written(each.key, style)} ${placeholder(each)}`.trim());
  const room = Math.min(32, Math.max(...names.map(width)));
  return parameters
    .map((parameter, index) => {
      const name = names[index] ?? '';
      const help = wrapped(`${parameter.help}${remark(parameter)}`, columns, room + 4);
      return width(name) > room
        ? `  ${name}\n${help}`
        : `  ${name.padEnd(room)}${help.slice(room + 2)}`;
    })
    .join('');
}

function remark(parameter: PlacedParameter): string {
  const { choices, mandatory, takes, otherwise, default: value = otherwise } = parameter;
  // What the types do not say would be looked for in vain among the names.
  const form = takes === undefined ? '' : ` It takes ${allowed(parameter)}.`;
  // Those that are too many for the place of the value.
  const values =
    takes !== undefined || choices === undefined || namesChoices(parameter)
      ? form
      : ` One of ${choices.join(', ')}.`;
  if (mandatory === true) return `${values} Mandatory.`;
  return value === undefined ? values : `${values} Without it: ${value}.`;
}

function detailed(parameter: PlacedParameter, style: NameStyle, columns: number): string {
  const other = written(parameter.key, style === 'long' ? 'powershell' : 'long');
  const facts = [['Also written', other] as const, ...parameterFacts(parameter)];
  const lines = facts.map(([title, text]) => {
    const label = `      ${`${title}:`.padEnd(17)}`;
    return `${label}${wrapped(text, columns, label.length).slice(label.length)}`;
  });
  const name = `${written(parameter.key, style)} ${placeholder(parameter)}`.trim();
  return `  ${name}\n${wrapped(parameter.help, columns, 6)}${lines.join('')}`;
}

function outputText({ output }: CommandDescription, columns: number): string {
  if (output === undefined) return '  Nothing.\n';
  const rows = Object.entries(output.properties).map(([key, { description }]) => {
    const title = columnTitle(key).padEnd(18);
    return `    ${title}${wrapped(description, columns, 22).slice(22)}`;
  });
  return `  ${output.name}\n${rows.join('')}`;
}
