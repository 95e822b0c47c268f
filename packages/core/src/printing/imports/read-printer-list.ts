import type { ListedPrinter } from './candidate-printer.ts';
import { readCliXmlPrinters } from './clixml/read-clixml.ts';
import { readCsvPrinters } from './csv/read-csv.ts';
import { printerListErrors } from './import-errors.ts';
import { listLimits } from './list-limits.ts';
import { listText } from './list-text.ts';
import { onceEach } from './once-each.ts';

/**
 * The printers of a file: a CSV, or what `Get-Printer -Full` has given to Export-Csv or Export-Clixml. What is
 * wrong with one of them is told of that one; what is wrong with the file is thrown.
 */
export function readPrinterList(bytes: Uint8Array): readonly ListedPrinter[] {
  const text = listText(bytes);
  const isXml = /^\s*(?:#< CLIXML|<)/.test(text);
  const listed: ListedPrinter[] = [];
  for (const one of onceEach(isXml ? readCliXmlPrinters(text) : readCsvPrinters(text))) {
    if (listed.push(one) > listLimits.printers) {
      throw printerListErrors('too-many', { limit: listLimits.printers });
    }
  }
  if (listed.length === 0) throw printerListErrors('empty', {});
  return listed;
}
