import { isSecretName } from '@hawser/core/log-redaction';
import { withoutSecrets } from '@hawser/core/secret';
import { scan } from '../scan/scan.ts';
import type { Call, Given, Token } from '../scan/scanned.ts';

/** Whether a parameter of a command is a secret; undefined where there is no such command or parameter. */
export type IsSecret = (command: string, parameter: string) => boolean | undefined;

/** The line as it may be kept; undefined where it may not, for a secret is written in it. */
export function keptLine(line: string, isSecret: IsSecret): string | undefined {
  // As other shells have it: what begins with a blank is not to be remembered.
  if (/^\s/.test(line) || withoutSecrets(line) !== line || looksSecret.test(line)) return undefined;
  const { calls, tokens } = scan(line);
  const isGiven = calls.some((call) => givesSecret(call, isSecret));
  return isGiven || putsSecret(tokens, line) ? undefined : line;
}

/** A password in an address, a token, a key. */
const looksSecret =
  /:\/\/[^\s/@'"]*:[^\s/@'"]+@|\bBearer\s+[\w.~+/-]{8,}|\beyJ[\w-]{8,}\.[\w-]+\.|-----BEGIN [A-Z ]*PRIVATE/i;

/** -Password hunter2, and ConvertTo-SecureString hunter2, which fingers know from elsewhere. */
function givesSecret({ name, given }: Call, isSecret: IsSecret): boolean {
  if (/^convertto-?securestring$/i.test(name)) return given.some(isLiteral);
  return given.some(({ parameter, joint, items }, index) => {
    const written = parameter?.replace(/^[-\u2013-\u2015]+/, '');
    if (written === undefined || isSecret(name, written) === false) return false;
    if (isSecret(name, written) !== true && !isSecretName(written)) return false;
    const next = given[index + 1];
    return joint === undefined
      ? next !== undefined && next.parameter === undefined && isLiteral(next)
      : isLiteral({ items });
  });
}

/** Written as it is, and not where it comes from. */
function isLiteral({ items }: Pick<Given, 'items'>): boolean {
  return items.some(({ text }) => text !== '' && !/^[$(@]/.test(text));
}

/** $password = 'hunter2', @{ Password = 'hunter2' } */
function putsSecret(tokens: readonly Token[], line: string): boolean {
  return tokens.some((token, index) => {
    const [sign, value] = tokens.slice(index + 1, index + 3);
    if (token.kind !== 'variable' && token.kind !== 'member') return false;
    if (sign === undefined || !/^[+]?=$/.test(line.slice(sign.start, sign.end))) return false;
    const isWritten = value?.kind === 'text' || value?.kind === 'number';
    return isWritten && isSecretName(line.slice(token.start, token.end));
  });
}
