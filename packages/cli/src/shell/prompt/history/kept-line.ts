import { withoutSecrets } from '@hawser/core/secret';
import { scan } from '../scan/scan.ts';
import type { Token } from '../scan/scanned.ts';
import { givesSecret, type IsSecret } from './gives-secret.ts';
import { namesSecret } from './names-secret.ts';

/** The line as it may be kept; undefined where it may not, for a secret is written in it. */
export function keptLine(line: string, isSecret: IsSecret): string | undefined {
  // As other shells have it: what begins with a blank is not to be remembered.
  if (/^\s/.test(line) || withoutSecrets(line) !== line || looksSecret.test(line)) return undefined;
  if (isAssignedInText(line)) return undefined;
  const { calls, tokens } = scan(line);
  const isGiven = calls.some((call) => givesSecret(call, { tokens, line }, isSecret));
  return isGiven || putsSecret(tokens, line) ? undefined : line;
}

/** A password in an address, a token, a key. */
const looksSecret =
  /:\/\/[^\s/@'"]*:[^\s/@'"]+@|\b(?:Bearer|Authorization:\s*Basic)\s+[\w.~+/-]{8,}|\beyJ[\w-]{8,}\.[\w-]+\.|\bgh[a-z]_\w{16}|\bpass:[^\s$]|-----BEGIN [A-Z ]*PRIVATE/i;

/** ?access_token=…, Server=a;Password=…: as addresses, connection strings and other shells have it. */
function isAssignedInText(line: string): boolean {
  // What has a dash or a dollar before it is a parameter or a variable.
  const assigned = /(?<![-\u2013-\u2015$.\w])(?<name>[\w-]+)=[^\s;&'"$(]/g;
  return Array.from(line.matchAll(assigned)).some(({ groups = {} }) => {
    const { name = '' } = groups;
    return namesSecret(name) || /^(?:sig|accountkey)$/i.test(name);
  });
}

/** $password = 'hunter2', @{ Password = 'hunter2' }, $password -eq 'hunter2' */
function putsSecret(tokens: readonly Token[], line: string): boolean {
  return tokens.some((token, index) => {
    const [sign, value] = tokens.slice(index + 1, index + 3);
    if (sign === undefined || value === undefined) return false;
    const [left, by, right] = [token, sign, value].map(({ start, end }) => line.slice(start, end));
    if (/^\+?=$/.test(by ?? '') || sign.kind === 'keyword') {
      return isName(token) && namesSecret(left ?? '') && isWritten(value);
    }
    if (sign.kind !== 'operator' || !/^-[ci]?(?:eq|ne|like|notlike|match)$/i.test(by ?? '')) {
      return false;
    }
    const isCompared = isName(token) && namesSecret(left ?? '') && isWritten(value);
    return isCompared || (isName(value) && namesSecret(right ?? '') && isWritten(token));
  });
}

/** Of a variable, a property, or an entry of a table. */
function isName({ kind }: Token): boolean {
  return kind === 'variable' || kind === 'member' || kind === 'text';
}

function isWritten({ kind }: Token): boolean {
  return kind === 'text' || kind === 'number';
}
