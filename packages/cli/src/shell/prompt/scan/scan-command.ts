import type { Span } from '../../syntax/tree.ts';
import { scanWord } from './scan-word.ts';
import { scanParts, scanValue } from './scan-value.ts';
import type { Call, Given } from './scanned.ts';
import type { Scanner } from './scanner.ts';

const ending = /[;|\r\n]|&&/y;
const named = /(?:--|[-\u2013\u2014\u2015])[A-Za-z?][\w-]*(?=[\s;|&(){},"'$@:=]|$)/y;

/** A command with what it is given, up to the end of the stage. */
export function scanCommand(scanner: Scanner, fedBy: Call | Span | undefined): Call {
  const start = scanner.at;
  let name = '';
  if (scanner.take(/&/y, 'operator') === undefined) {
    name = scanner.take(/[^\s;|&(){},`$"'<>]+/y, 'command') ?? '';
    if (scanner.isAtEnd) {
      scanner.ends({ kind: 'command', start, typed: name, isFed: fedBy !== undefined });
    }
    // Nothing that could be a name: it is passed over.
    if (name === '') scanner.at += 1;
  } else {
    scanner.skipBlanks();
    if (scanValue(scanner)) scanParts(scanner, start);
    else name = scanner.take(/[^\s;|&(){},`$"'<>]+/y, 'command') ?? '';
  }
  const call: Call = { name, given: [], fedBy };
  scanner.calls.push(call);
  const { call: around } = scanner;
  scanner.call = call;
  scanArguments(scanner, call);
  scanner.call = around;
  return call;
}

function scanArguments(scanner: Scanner, call: Call): void {
  for (;;) {
    scanner.skipBlanks();
    const start = scanner.at;
    if (scanner.isAtEnd) {
      scanner.ends({ kind: 'argument', call, start, typed: '', quote: '', given: undefined });
      return;
    }
    if (scanner.closes || scanner.look(ending) !== undefined) return;
    scanGiven(scanner, call);
    // What is nothing that is known is passed over.
    if (scanner.at === start) scanner.at += 1;
  }
}

function scanGiven(scanner: Scanner, call: Call): void {
  const start = scanner.at;
  const parameter = scanner.take(named, 'parameter');
  if (parameter === undefined) {
    if (scanner.take(/@\w+(?![\w.])/y, 'variable') !== undefined) return;
    // A lone dash begins the name of a parameter.
    if (scanner.look(/-+$/y) !== undefined) {
      const typed = scanner.skip(/-+/y) ?? '';
      scanner.ends({ kind: 'argument', call, start, typed, quote: '', given: undefined });
      return;
    }
    scanItems(scanner, call, { items: [] });
    return;
  }
  const joint = scanner.take(/[:=]/y, 'operator');
  if (joint !== undefined) {
    scanItems(scanner, call, { parameter, joint, items: [] });
    return;
  }
  const given = { parameter, items: [] };
  call.given.push(given);
  if (scanner.isAtEnd) {
    scanner.ends({ kind: 'argument', call, start, typed: parameter, quote: '', given });
  }
}

/** Elements with commas between them. */
function scanItems(scanner: Scanner, call: Call, given: Given): void {
  call.given.push(given);
  do {
    const before = scanner.at;
    scanner.skipLines();
    if (scanner.isAtEnd) {
      given.items.push({ start: scanner.at, end: scanner.at, text: '' });
      scanner.ends({ kind: 'argument', call, start: scanner.at, typed: '', quote: '', given });
      return;
    }
    if (given.items.length === 0) scanner.at = before;
    scanWord(scanner, call, given);
  } while (scanner.take(/,/y, 'operator') !== undefined);
}
