import { folded, parameterName } from '../declaration/names.ts';

/**
 * An example of the command line as one of the function. Undefined where another shell does a part of
 * the work, by pipes, redirections or its own quoting.
 */
export function functionExample(
  line: string,
  command: string,
  functionName: string,
): string | undefined {
  const [, named = '', rest = ''] = /^hawser ([\w-]+)(.*)$/s.exec(line) ?? [];
  if (folded(named) !== folded(command)) return undefined;
  const words = rest.replaceAll(/ --([a-z][\w-]*)/g, (_, option: string) => {
    return ` -${option.split('-').map(parameterName).join('')}`;
  });
  return /[|<>&;"`\\~]|\$\w|-Output\b/.test(words) ? undefined : `${functionName}${words}`;
}
