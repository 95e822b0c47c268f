import { requirePreference } from '../preferences.ts';
import type {
  Assignment,
  Block,
  Chain,
  Exit,
  ForEach,
  FunctionDefinition,
  If,
  Statement,
  Throw,
  Try,
} from '../syntax/tree.ts';
import { add, divide, multiply, remainder, subtract } from '../values/arithmetic.ts';
import { shown } from '../values/as-number.ts';
import { asText } from '../values/as-text.ts';
import { elementsOf, setElement } from '../values/elements.ts';
import { setMember } from '../values/members.ts';
import { isTrue } from '../values/truth.ts';
import type { Compiler } from './compile.ts';
import { changeable } from './constants.ts';
import { exitCodeIn } from './exit-code.ts';
import type { Evaluate, Execute, Frame, PlaceInProgram } from './frame.ts';
import { after, type Later } from './later.ts';
import { breaking, continuing, Exiting, Leaving, returning } from './leaving.ts';
import { runErrors, ThrownError } from './run-errors.ts';
import { functionPrefix } from './scope.ts';
import { thrownError } from './thrown-error.ts';

export function compileStatement(
  node: Exclude<Statement, { kind: 'pipeline' }>,
  compiler: Compiler,
): Execute {
  switch (node.kind) {
    case 'assignment':
      return compileAssignment(node, compiler);
    case 'if':
      return compileIf(node, compiler);
    case 'foreach':
      return compileForEach(node, compiler);
    case 'function':
      return compileFunction(node, compiler);
    case 'break':
      return () => {
        throw breaking;
      };
    case 'continue':
      return () => {
        throw continuing;
      };
    case 'return': {
      const value = node.value === undefined ? undefined : compiler.statement(node.value);
      return (frame, out) =>
        after(value?.(frame, out), () => {
          throw returning;
        });
    }
    case 'throw':
      return compileThrow(node, compiler);
    case 'exit':
      return compileExit(node, compiler);
    case 'try':
      return compileTry(node, compiler);
    case 'chain':
      return compileChain(node, compiler);
  }
}

/** One statement after the other. What fails in one is told, and the next goes on, unless somebody catches it. */
export function compileBlock({ statements }: Block, compiler: Compiler): Execute {
  const compiled = statements.map((node) => ({
    execute: compiler.statement(node),
    place: { source: compiler.source, span: node },
  }));
  const [only] = compiled;
  if (only === undefined) return () => undefined;
  if (compiled.length === 1) return (frame, out) => guarded(only, frame, out);
  return async (frame, out) => {
    for (const each of compiled) {
      const done = guarded(each, frame, out);
      if (done instanceof Promise) await done;
      const pause = frame.turn.pass();
      if (pause !== undefined) await pause;
      frame.signal.throwIfAborted();
    }
  };
}

interface PlacedStatement {
  readonly execute: Execute;
  readonly place: PlaceInProgram;
}

/** Runs it; what fails is told, or thrown where it is to end the program. */
export function guarded(
  { execute, place }: PlacedStatement,
  frame: Frame,
  out: Parameters<Execute>[1],
): Later<void> {
  const fail = (error: unknown): Later<void> => {
    if (frame.isTried || error instanceof Leaving) throw error;
    return frame.shell.failed(error, frame, place);
  };
  try {
    const done = execute(frame, out);
    return done instanceof Promise ? done.catch(fail) : done;
  } catch (error) {
    return fail(error);
  }
}

const operators = { '+': add, '-': subtract, '*': multiply, '/': divide, '%': remainder };

function compileAssignment(node: Assignment, compiler: Compiler): Execute {
  const assign = compileAssigning(node, compiler);
  return (frame) => after(assign(frame), () => undefined);
}

/** An assignment, with what was assigned: if ($x = …) looks at it. */
export function compileAssigning(node: Assignment, compiler: Compiler): Evaluate {
  const value = compiler.value(node.value);
  const before = compiler.expression(node.to);
  const put = compileTarget(node.to, compiler);
  const { operator } = node;
  const made: Evaluate =
    operator === undefined
      ? value
      : (frame) =>
          after(before(frame), (old) => after(value(frame), (by) => operators[operator](old, by)));
  return (frame) => after(made(frame), (given) => after(put(frame, given), () => given));
}

function compileTarget(
  to: Assignment['to'],
  compiler: Compiler,
): (frame: Frame, value: unknown) => Later<void> {
  switch (to.kind) {
    case 'variable': {
      const { name, scope } = to;
      if (scope === 'env') throw runErrors('environment-is-read', {});
      // What is put into $null is let go.
      if (scope === undefined && name.toLowerCase() === 'null') return () => undefined;
      changeable(name);
      const isTop = scope === 'global' || scope === 'script';
      return (frame, value) => {
        requirePreference(name, value);
        (isTop ? frame.scope.top : frame.scope).set(name, value);
      };
    }
    case 'member': {
      const of = compiler.expression(to.of);
      const name = compiler.expression(to.name);
      return (frame, value) =>
        after(of(frame), (target) =>
          after(name(frame), (named) => setMember(target, asText(named), value ?? null)),
        );
    }
    case 'index': {
      const of = compiler.expression(to.of);
      const at = compiler.expression(to.at);
      return (frame, value) =>
        after(of(frame), (target) =>
          after(at(frame), (place) => setElement(target, place, value ?? null)),
        );
    }
  }
}

function compileIf({ cases, otherwise }: If, compiler: Compiler): Execute {
  const compiled = cases.map(({ when, body }) => ({
    when: compiler.value(when),
    body: compiler.block(body),
  }));
  const last = otherwise === undefined ? undefined : compiler.block(otherwise);
  const from = (index: number, ...[frame, out]: Parameters<Execute>): Later<void> => {
    const one = compiled[index];
    if (one === undefined) return last?.(frame, out);
    return after(one.when(frame), (value) =>
      isTrue(value) ? one.body(frame, out) : from(index + 1, frame, out),
    );
  };
  return (frame, out) => from(0, frame, out);
}

function compileForEach({ variable, of, body }: ForEach, compiler: Compiler): Execute {
  const list = compiler.value(of);
  const work = compiler.block(body);
  const { name } = variable;
  return async (frame, out) => {
    const value = await list(frame);
    if (value === null || value === undefined) return;
    for (const element of elementsOf(value)) {
      frame.scope.set(name, element);
      try {
        const done = work(frame, out);
        if (done instanceof Promise) await done;
      } catch (error) {
        if (error === breaking) return;
        if (error !== continuing) throw error;
      }
      const pause = frame.turn.pass();
      if (pause !== undefined) await pause;
      frame.signal.throwIfAborted();
    }
  };
}

function compileFunction({ name, body }: FunctionDefinition, compiler: Compiler): Execute {
  const block = compiler.scriptBlock(body);
  return (frame) => void frame.scope.set(`${functionPrefix}${name}`, block);
}

function compileThrow(node: Throw, compiler: Compiler): Execute {
  const value = node.value === undefined ? undefined : compiler.value(node.value);
  const place = { source: compiler.source, span: node };
  return (frame) => {
    if (value === undefined) throw thrownError(frame.scope.find('_')?.value ?? null, place);
    return after(value(frame), (given) => {
      throw thrownError(given, place);
    });
  };
}

function compileExit(node: Exit, compiler: Compiler): Execute {
  const value = node.value === undefined ? () => 0 : compiler.value(node.value);
  const place = { source: compiler.source, span: node };
  return (frame) =>
    after(value(frame), (given) => {
      const code = exitCodeIn(given);
      if (code !== undefined) throw new Exiting(code);
      // Who meant to end the program does not want the rest of it.
      throw new ThrownError(runErrors('no-exit-code', { value: shown(given) }), place, given);
    });
}

function compileTry({ body, caught, finally: last }: Try, compiler: Compiler): Execute {
  const work = compiler.block(body);
  const handle = caught === undefined ? undefined : compiler.block(caught);
  const tidy = last === undefined ? undefined : compiler.block(last);
  return async (frame, out) => {
    try {
      await work(handle === undefined ? frame : { ...frame, isTried: true }, out);
    } catch (error) {
      // Who interrupts means all of it.
      if (handle === undefined || error instanceof Leaving || frame.signal.aborted) throw error;
      const outer = frame.scope.find('_')?.value;
      frame.scope.set('_', frame.shell.caught(error));
      try {
        await handle(frame, out);
      } finally {
        frame.scope.set('_', outer);
      }
    } finally {
      await tidy?.(unstopped(frame), out);
    }
  };
}

/** Who interrupts means the work, and not the tidying up after it. */
function unstopped(frame: Frame): Frame {
  return frame.signal.aborted ? { ...frame, signal: new AbortController().signal } : frame;
}

function compileChain({ first, rest }: Chain, compiler: Compiler): Execute {
  const stages = [
    { operator: undefined, execute: compiler.statement(first), span: first },
    ...rest.map(({ operator, pipeline }) => ({
      operator,
      execute: compiler.statement(pipeline),
      span: pipeline,
    })),
  ];
  return async (frame, out) => {
    const { went } = frame.shell;
    for (const { operator, execute, span } of stages) {
      if (operator === '&&' && went.value !== true) continue;
      if (operator === '||' && went.value === true) continue;
      await guarded({ execute, place: { source: compiler.source, span } }, frame, out);
    }
  };
}
