import type { CommandDescription } from '../declaration/description.ts';
import { folded, parameterName } from '../declaration/names.ts';
import { functionName } from './function-name.ts';

/**
 * An example of the command line as one of the function. Undefined where another shell does a part of
 * the work, by pipes, redirections or its own quoting, or where PowerShell writes a value otherwise.
 */
export function functionExample(
  line: string,
  { name, parameters }: CommandDescription,
): string | undefined {
  const [, named = '', rest = ''] = /^hawser ([\w-]+)(.*)$/s.exec(line) ?? [];
  if (folded(named) !== folded(name)) return undefined;
  const words = rest.replaceAll(/ --([a-z][\w-]*)/g, (_, option: string) => {
    return ` -${option.split('-').map(parameterName).join('')}`;
  });
  const spans = parameters
    .filter(({ type }) => type === 'duration')
    .map(({ key }) => ` -${key.toLowerCase()}`);
  const foreign =
    /[|<>&;"`\\~]|\$\w|-(?:Output|InputObject|NonInteractive)\b/i.test(words) ||
    spans.some((span) => words.toLowerCase().includes(span));
  // PowerShell writes the value of a switch with its own $true and $false.
  return foreign ? undefined : functionName(name) + words.replaceAll(/:(true|false)\b/g, ':$$$1');
}
