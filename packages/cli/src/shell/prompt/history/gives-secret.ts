import type { Span } from '../../syntax/tree.ts';
import type { Call, Given, Token } from '../scan/scanned.ts';
import { namesSecret } from './names-secret.ts';

/** Whether a parameter of a command is a secret; undefined where there is no such command or parameter. */
export type IsSecret = (command: string, parameter: string) => boolean | undefined;

interface Written {
  readonly line: string;
  readonly tokens: readonly Token[];
}

/** -Password hunter2, and ConvertTo-SecureString hunter2, which fingers know from elsewhere. */
export function givesSecret(call: Call, written: Written, isSecret: IsSecret): boolean {
  const { name, given } = call;
  if (/^convertto-?securestring$/i.test(name)) {
    return given.some((each) => isLiteral(each, written)) || isFedLiteral(call, written);
  }
  if (/^(?:set-?variable|set|sv)$/i.test(name) && given.some(isNamedSecret)) {
    const values = given.filter((each) => !isNamedSecret(each));
    return values.some((each) => isLiteral(each, written)) || isFedLiteral(call, written);
  }
  return given.some(({ parameter, joint, items }, index) => {
    const named = parameter?.replace(/^[-\u2013-\u2015]+/, '');
    if (named === undefined || isSecret(name, named) === false) return false;
    if (isSecret(name, named) !== true && !namesSecret(named)) return false;
    const next = given[index + 1];
    return joint === undefined
      ? next !== undefined && next.parameter === undefined && isLiteral(next, written)
      : isLiteral({ items }, written);
  });
}

function isNamedSecret({ items }: Given): boolean {
  return items.some(({ text }) => namesSecret(text));
}

/** Written as it is, and not where it comes from. */
function isLiteral({ items }: Pick<Given, 'items'>, written: Written): boolean {
  return items.some((item) =>
    /^[$(@]/.test(item.text) ? isLiteralWithin(item, written) : item.text !== '',
  );
}

/** ('hunter2'), where nothing is in the brackets that could be run, or looked up. */
function isLiteralWithin({ start, end }: Span, { tokens }: Written): boolean {
  const inside = tokens.filter((each) => each.start >= start && each.end <= end);
  return (
    inside.some(({ kind }) => kind === 'text' || kind === 'number') &&
    !inside.some(({ kind }) => kind === 'variable' || kind === 'command')
  );
}

/** 'hunter2' | …, echo hunter2 | … */
function isFedLiteral({ fedBy }: Call, written: Written): boolean {
  if (fedBy === undefined) return false;
  if (!('given' in fedBy)) return isLiteralWithin(fedBy, written);
  return (
    /^(?:write-?output|echo|write)$/i.test(fedBy.name) &&
    fedBy.given.some((each) => isLiteral(each, written))
  );
}
