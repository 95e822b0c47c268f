import type {
  Binary,
  Collected,
  Expression,
  TableLiteral,
  Text,
  Unary,
  Variable,
} from '../syntax/tree.ts';
import { requireNumber } from '../values/as-number.ts';
import { asText } from '../values/as-text.ts';
import { cast, objectOf } from '../values/cast.ts';
import { elementAt, elementsOf } from '../values/elements.ts';
import { HashTable } from '../values/hash-table.ts';
import { requireItems, joined } from '../values/limits.ts';
import { memberOf } from '../values/members.ts';
import { callMethod } from '../values/methods.ts';
import { joining, matchesOf, operations, splitting } from '../values/operate.ts';
import { isTrue } from '../values/truth.ts';
import { collect } from './collect.ts';
import type { Compiler } from './compile.ts';
import { constants } from './constants.ts';
import type { Evaluate } from './frame.ts';
import { after, afterAll } from './later.ts';
import type { Cell } from './scope.ts';

export function compileExpression(node: Expression, compiler: Compiler): Evaluate {
  switch (node.kind) {
    case 'literal':
    case 'number': {
      const { value } = node;
      return () => value;
    }
    case 'text':
      return compileText(node, compiler);
    case 'variable':
      return compileVariable(node);
    case 'list': {
      const items = node.items.map((item) => compiler.expression(item));
      return (frame) => afterAll(items, (item) => after(item(frame), (value) => value ?? null));
    }
    case 'collected':
      return compileCollected(node, compiler);
    case 'group':
      return compiler.value(node.body);
    case 'table': {
      const entries = compileEntries(node, compiler);
      return (frame) => after(entries(frame), (made) => HashTable.of(made));
    }
    case 'block': {
      const block = compiler.scriptBlock(node.body);
      return () => block;
    }
    case 'member': {
      const of = compiler.expression(node.of);
      const name = compiler.expression(node.name);
      return (frame) =>
        after(of(frame), (value) => after(name(frame), (named) => memberOf(value, asText(named))));
    }
    case 'invocation': {
      const of = compiler.expression(node.of);
      const given = node.given.map((each) => compiler.expression(each));
      const { name } = node;
      return (frame) =>
        after(of(frame), (value) =>
          after(
            afterAll(given, (each) => after(each(frame), (one) => one ?? null)),
            (all) => callMethod(value, name, all),
          ),
        );
    }
    case 'index': {
      const of = compiler.expression(node.of);
      const at = compiler.expression(node.at);
      return (frame) =>
        after(of(frame), (value) => after(at(frame), (place) => elementAt(value, place)));
    }
    case 'cast': {
      const { type, of } = node;
      if (type === 'pscustomobject' && of.kind === 'table') {
        const entries = compileEntries(of, compiler);
        return (frame) => after(entries(frame), objectOf);
      }
      const value = compiler.expression(of);
      // Who casts to nothing wants nothing of it.
      if (type === 'void') return (frame) => after(value(frame), () => undefined);
      return (frame) => after(value(frame), (given) => cast(given, type));
    }
    case 'unary':
      return compileUnary(node, compiler);
    case 'binary':
      return compileBinary(node, compiler);
  }
}

function compileText({ parts }: Text, compiler: Compiler): Evaluate {
  const pieces = parts.map((part) =>
    typeof part === 'string' ? (): string => part : compiler.expression(part),
  );
  return (frame) =>
    after(
      afterAll(pieces, (piece) => piece(frame)),
      (values) => joined(values.map(asText)),
    );
}

function compileVariable({ name, scope }: Variable): Evaluate {
  const written = name.toLowerCase();
  const folded = written === 'psitem' ? '_' : written;
  if (scope === undefined && constants.has(folded)) {
    const value = constants.get(folded);
    return () => value;
  }
  switch (scope) {
    case 'env':
      return ({ shell }) => (Object.hasOwn(shell.env, name) ? shell.env[name] : undefined) ?? null;
    case 'global':
    case 'script':
      return (frame) => valueIn(frame.scope.top.find(folded));
    default:
      return (frame) => valueIn(frame.scope.find(folded));
  }
}

/** A variable that nobody has set is $null; in one that was set there may be nothing at all. */
function valueIn(cell: Cell | undefined): unknown {
  return cell === undefined ? null : cell.value;
}

function compileCollected({ as, body }: Collected, compiler: Compiler): Evaluate {
  const execute = compiler.block(body);
  if (as === 'list') return (frame) => collect(execute, frame);
  return (frame) =>
    after(collect(execute, frame), (all) => (all.length > 1 ? all : (all[0] ?? null)));
}

function compileEntries(
  { entries }: TableLiteral,
  compiler: Compiler,
): (frame: Parameters<Evaluate>[0]) => ReturnType<typeof afterAll<unknown, [string, unknown]>> {
  const compiled = entries.map(({ key, value }) => ({
    key: compiler.expression(key),
    value: compiler.value(value),
  }));
  return (frame) =>
    afterAll(compiled, ({ key, value }) =>
      after(key(frame), (name) =>
        after(value(frame), (given): [string, unknown] => [asText(name), given ?? null]),
      ),
    );
}

function compileUnary({ operator, of }: Unary, compiler: Compiler): Evaluate {
  const value = compiler.expression(of);
  switch (operator) {
    case '-not':
      return (frame) => after(value(frame), (given) => !isTrue(given));
    case '-':
      return (frame) => after(value(frame), (given) => 0 - requireNumber(given, '-'));
    case '+':
      return (frame) => after(value(frame), (given) => requireNumber(given, '+'));
    case '-join':
      return (frame) => after(value(frame), (given) => joining(given, ''));
    case '-split':
      return (frame) =>
        after(value(frame), (given) =>
          elementsOf(splitting(given, '\\s+', false)).filter((part) => part !== ''),
        );
  }
}

function compileBinary({ operator, left, right }: Binary, compiler: Compiler): Evaluate {
  const one = compiler.expression(left);
  const other = compiler.expression(right);
  if (operator === '-and') {
    return (frame) => after(one(frame), (value) => isTrue(value) && after(other(frame), isTrue));
  }
  if (operator === '-or') {
    return (frame) => after(one(frame), (value) => isTrue(value) || after(other(frame), isTrue));
  }
  const operate = operations.get(operator);
  if (operate === undefined) throw new Error(`nothing is known of ${operator}`);
  const bounded = (value: unknown): unknown => {
    if (Array.isArray(value)) requireItems(value.length);
    return value;
  };
  const evaluate: Evaluate = (frame) => {
    const first = one(frame);
    // Nearly always both are there.
    if (!(first instanceof Promise)) {
      const second = other(frame);
      if (!(second instanceof Promise)) return bounded(operate(first ?? null, second ?? null));
      return second.then((given) => bounded(operate(first ?? null, given ?? null)));
    }
    return first.then((value) =>
      after(other(frame), (given) => bounded(operate(value ?? null, given ?? null))),
    );
  };
  return operator === '-match' || operator === '-cmatch'
    ? compileMatch(one, other, operator === '-cmatch', evaluate)
    : evaluate;
}

/** Of one text it leaves in $Matches what was found. */
function compileMatch(
  one: Evaluate,
  other: Evaluate,
  mindsCase: boolean,
  otherwise: Evaluate,
): Evaluate {
  return (frame) =>
    after(one(frame), (left) => {
      if (Array.isArray(left)) return otherwise(frame);
      return after(other(frame), (right) => {
        const found = matchesOf(left, right, mindsCase);
        if (found.length > 0) frame.scope.set('Matches', HashTable.of(found));
        return found.length > 0;
      });
    });
}
