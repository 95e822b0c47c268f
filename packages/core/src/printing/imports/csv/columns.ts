import { findCategory } from '../../location/location-categories.ts';
import { printerListErrors } from '../import-errors.ts';
import { findField, findWindowsField, knownFields, type ListField } from '../list-fields.ts';

/** What a column of a list has; undefined for one that nobody needs. */
export type Column = ListField | LocationColumn | undefined;

/** A category of the location, as it is written: which one a floor is, each line says. */
export interface LocationColumn {
  readonly category: string;
}

/** What the columns have whose names stand in the first line. */
export function columnsOf(names: readonly string[]): readonly Column[] {
  // Get-Printer writes whatever it knows, and some of that sounds like what a person means by it.
  const isOfWindows = names.includes('DriverName') && names.includes('PortName');
  const columns = names.map(isOfWindows ? findWindowsField : columnOf);
  const taken = new Map<ListField, string>();
  for (const [place, column] of columns.entries()) {
    if (typeof column !== 'string') continue;
    const name = names[place] ?? '';
    const other = taken.get(column);
    if (other !== undefined) throw printerListErrors('same-column', { column: other, other: name });
    taken.set(column, name);
  }
  if (!taken.has('name') && !taken.has('share')) {
    const shown = names.slice(0, 20).join(', ').slice(0, 500);
    throw printerListErrors('no-name-column', { columns: shown, known: knownFields });
  }
  return columns;
}

function columnOf(name: string): Column {
  const field = findField(name);
  if (field !== undefined) return field;
  return findCategory(name, false) === undefined ? undefined : { category: name };
}
