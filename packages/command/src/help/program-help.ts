import { typedName } from '../declaration/names.ts';
import type { Display } from '../declaration/output.ts';
import { styled } from '../output/display.ts';
import { exitCodes } from '../program/exit-codes.ts';
import type { Program } from '../program/program.ts';
import { helpRows } from './help-rows.ts';
import type { Topic } from './topic.ts';
import { wrapped } from './wrapped.ts';

const topicRow = ({ name, summary }: Topic): [string, string] => [name, summary];

/** What a program says when it is started without a word: what it is, and what it can do. */
export async function programHelp(program: Program, display: Display): Promise<string> {
  const columns = Math.min(display.columns ?? 100, 100);
  const commands = await program.catalog.descriptions();
  const rows = commands.map(({ name, summary }) => [typedName(name), summary] as const);
  const topics = (await program.topics?.()) ?? [];
  const said = (text: string): string => program.wording?.text(text) ?? text;
  const usages =
    program.wording === undefined
      ? ['<command> [parameters]', ...(program.usages ?? [])].map(
          (each) => `${program.name} ${each}`,
        )
      : ['<command> [parameters]', '<command> | <command>'];
  const heading = (text: string): string => styled('heading', text, display);
  return [
    `${heading(`${program.name} ${program.version}`)} – ${program.summary}\n`,
    `${heading('USAGE')}\n${usages.map((usage) => `  ${usage}\n`).join('')}`,
    `${heading('COMMANDS')}\n${helpRows(rows, display)}`,
    ...(topics.length === 0
      ? []
      : [`${heading('HELP ON')}\n${helpRows(topics.map(topicRow), display)}`]),
    `${heading('EXIT CODES')}\n${wrapped(exitCodes.map(([code, says]) => `${code} ${says}`).join(', '), columns, 2)}`,
    wrapped(
      said(
        `Names may be written as PowerShell does (${commands[0]?.name ?? ''} -Parameter value) or as other shells do (--parameter value). Help for one command: ${program.name} get-help <command>`,
      ),
      columns,
      0,
    ),
  ].join('\n');
}
