import type { ListedPrinter } from './candidate-printer.ts';
import { printerListErrors } from './import-errors.ts';

/** The same printers; of two with one name, in whatever letters, the later one is refused. */
export function* onceEach(listed: Iterable<ListedPrinter>): Generator<ListedPrinter, void> {
  const seen = new Map<string, string>();
  for (const one of listed) {
    if (one.outcome !== 'read') {
      yield one;
      continue;
    }
    const { where } = one;
    const { name } = one.printer;
    const key = name.normalize('NFC').toLowerCase();
    const other = seen.get(key);
    if (other === undefined) {
      seen.set(key, where);
      yield one;
    } else {
      const error = printerListErrors('same-name', { where, name, other }, { target: name });
      yield { outcome: 'refused', where, name, error };
    }
  }
}
