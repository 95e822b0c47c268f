import type { Cursor } from './cursor.ts';
import { readType } from './primary.ts';
import type { DeclaredParameter, TypeName } from './tree.ts';
import { readVariable } from './variables.ts';

/** param(…) at the beginning of a block, if it is there. */
export function readDeclaredParameters(cursor: Cursor): readonly DeclaredParameter[] {
  const before = cursor.at;
  cursor.skipLines();
  skipBinding(cursor);
  if (cursor.match(/param(?=[\s(])/iy) === undefined) {
    cursor.at = before;
    return [];
  }
  cursor.skipLines();
  return readParameterList(cursor);
}

/** ( [type]$name = value, … ) */
export function readParameterList(cursor: Cursor): readonly DeclaredParameter[] {
  const opened = cursor.at;
  if (!cursor.takes('(')) throw cursor.unexpected('(');
  const parameters: DeclaredParameter[] = [];
  cursor.skipLines();
  while (cursor.peek() !== ')' && !cursor.isAtEnd) {
    parameters.push(readDeclaredParameter(cursor));
    cursor.skipLines();
    if (!cursor.takes(',')) break;
    cursor.skipLines();
  }
  cursor.close(')', 'param(', opened);
  return parameters;
}

function readDeclaredParameter(cursor: Cursor): DeclaredParameter {
  const start = cursor.at;
  let type: TypeName | undefined;
  let isMandatory = false;
  while (cursor.peek() === '[') {
    refuseAttribute(cursor);
    const attribute = cursor.match(/\[\s*parameter\s*\((?<words>[^()\]]*)\)\s*\]/iy);
    if (attribute === undefined) type = readType(cursor);
    else if (/\bmandatory\b(?!\s*=\s*\$false)/i.test(attribute.groups?.['words'] ?? '')) {
      isMandatory = true;
    }
    cursor.skipLines();
  }
  const variable = readVariable(cursor);
  if (variable === undefined) throw cursor.unexpected('the name of a parameter, as $name');
  cursor.skipBlanks();
  let byDefault: DeclaredParameter['byDefault'];
  if (cursor.takes('=')) {
    cursor.skipLines();
    byDefault = cursor.grammar.item(cursor);
  }
  return {
    name: variable.name,
    isMandatory,
    ...(type === undefined ? {} : { type }),
    ...(byDefault === undefined ? {} : { byDefault }),
    ...cursor.from(start),
  };
}

/** What PowerShell's functions begin with, and what holds for all functions here. */
function skipBinding(cursor: Cursor): void {
  if (cursor.match(/\[\s*cmdletbinding\s*\(\s*\)\s*\]/iy) !== undefined) cursor.skipLines();
}

/** What would be said of a parameter and not be so is refused. */
function refuseAttribute(cursor: Cursor): void {
  const found = cursor.look(/\[\s*(?<name>validate\w+|allow\w+|alias|argumentcompleter)\s*\(/iy);
  const span = { start: cursor.at, end: cursor.at + (found?.[0].length ?? 1) };
  if (found !== undefined) {
    const name = `[${found.groups?.['name']}(…)]`;
    const instead = "See to it in the function: if ($x -notin 'a', 'b') { throw '…' }";
    throw cursor.unsupported(name, instead, span);
  }
  const piped = cursor.look(/\[\s*parameter\s*\([^()\]]*valuefrompipeline/iy);
  if (piped === undefined) return;
  const instead = 'What comes down the pipeline is in $input.';
  throw cursor.unsupported('ValueFromPipeline', instead, {
    ...span,
    end: cursor.at + piped[0].length,
  });
}
