import type { ListedPrinter } from '../candidate-printer.ts';
import { candidateOf } from '../candidate-of.ts';
import { printerListErrors } from '../import-errors.ts';
import { findWindowsField, type ListField } from '../list-fields.ts';
import { readXml } from './read-xml.ts';

/** Elements of CLIXML (MS-PSRP 2.2.5.1) that have a value in their text. */
const simple = new Set(
  'S B C I16 I32 I64 U16 U32 U64 By SB D Db Sg G URI Version DT TS'.split(' '),
);

/** An object that is open, with what it says of a printer; the value of a property of another is none. */
interface OpenObject {
  readonly said: Map<ListField, string>;
  readonly isProperty: boolean;
}

/** The printers that Get-Printer | Export-Clixml has written, or what Select-Object has left of them. */
export function* readCliXmlPrinters(text: string): Generator<ListedPrinter, void> {
  const notXml = (reason: string, line: number): Error =>
    printerListErrors('not-xml', { reason, line });
  const objects: OpenObject[] = [];
  let isFirst = true;
  let field: ListField | undefined;
  let value = '';
  let count = 0;
  for (const event of readXml(withoutMark(text), notXml)) {
    if (event.kind === 'text') {
      if (field !== undefined) value += event.text;
      continue;
    }
    if (event.kind === 'open') {
      if (isFirst && event.name !== 'Objs') {
        throw printerListErrors('not-clixml', { name: event.name });
      }
      isFirst = false;
      const name = event.attributes.get('N');
      if (event.name === 'Obj') objects.push({ said: new Map(), isProperty: name !== undefined });
      field = name !== undefined && simple.has(event.name) ? findWindowsField(name) : undefined;
      value = '';
      continue;
    }
    const open = objects.at(-1);
    if (field !== undefined && open?.isProperty === false) {
      const whole = unescaped(value).trim();
      if (whole !== '' && !open.said.has(field)) open.said.set(field, whole);
    }
    field = undefined;
    if (event.name !== 'Obj') continue;
    const closed = objects.pop();
    if (closed === undefined || closed.isProperty || closed.said.size === 0) continue;
    count += 1;
    yield candidateOf(`printer ${count}`, closed.said);
  }
}

/** MS-PSRP 2.2.5.3.2: what XML cannot have stands as _x000A_. */
function unescaped(text: string): string {
  return text.replaceAll(/_x([\da-fA-F]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** What PowerShell puts before what it gives to another program. */
function withoutMark(text: string): string {
  return text.replace(/^\s*#< CLIXML\r?\n/, '').trim();
}
