import { errorTable } from '../../errors.ts';

/** What can be wrong with a list of printers, which is wrong usage, or with one of them, which fails alone. */
export const printerListErrors = errorTable('printer-list', {
  'too-large': {
    kind: 'usage',
    message: 'The list of printers has {size} bytes, and at most {limit} are read.',
    hint: 'Divide it into several.',
  },
  'too-many': {
    kind: 'usage',
    message: 'The list has over {limit} printers.',
    hint: 'Divide it into several.',
  },
  empty: {
    kind: 'usage',
    message: 'The list has no printers.',
    hint: 'It is a CSV with a line of names above, or what Get-Printer -Full | Export-Clixml has written.',
  },
  'not-text': {
    kind: 'usage',
    message: 'The list of printers is no text.',
    hint: 'It is a CSV, or what Get-Printer -Full | Export-Clixml has written; a workbook is to be saved as CSV.',
  },
  'no-name-column': {
    kind: 'usage',
    message: 'No column of the list has the names of printers. There are: {columns}.',
    hint: 'Call one of them name, in the first line. Others can be {known}, or a category of a location.',
  },
  'same-column': {
    kind: 'usage',
    message: 'The columns "{column}" and "{other}" of the list are for the same.',
    hint: 'Rename the one that is not meant, in the first line.',
  },
  'open-quote': {
    kind: 'failed',
    message: 'A quotation mark in {where} is opened and not closed.',
    hint: 'A field begins and ends with one, and has two for each in it.',
  },
  'stray-quote': {
    kind: 'failed',
    message: 'There is more after a closing quotation mark in {where}.',
    hint: 'A field begins and ends with one, and has two for each in it.',
  },
  'wrong-count': {
    kind: 'failed',
    message: '{where} has {count} fields, and the first one {wanted}.',
    hint: 'A field with a comma in it stands in quotation marks.',
  },
  'not-xml': {
    kind: 'usage',
    message: 'The list cannot be read as XML in line {line}: {reason}.',
    hint: 'Write it again, by Get-Printer -Full | Export-Clixml FILE.',
  },
  'not-clixml': {
    kind: 'usage',
    message: 'The list is XML, but none that Export-Clixml has written: it begins with <{name}>.',
    hint: 'Write it by Get-Printer -Full | Export-Clixml FILE.',
  },
  'no-name': {
    kind: 'failed',
    message: 'The printer in {where} has no name.',
    hint: 'Write one, or delete the line.',
  },
  'too-long': {
    kind: 'failed',
    message:
      'The {field} of the printer in {where} has {length} characters, and at most {limit} are taken.',
    hint: 'Write it shorter.',
  },
  'with-controls': {
    kind: 'failed',
    message:
      'The {field} of the printer in {where}, "{value}", has characters that cannot be shown.',
    hint: 'Write it on one line, with letters, digits and signs only.',
  },
  'bad-location': {
    kind: 'failed',
    message: 'The printer in {where} has a location that cannot be read. {reason}',
    hint: '{mend}',
  },
  'bad-sddl': {
    kind: 'failed',
    message: 'The printer in {where} has a security descriptor that cannot be taken. {reason}',
    hint: '{mend}',
  },
  'same-name': {
    kind: 'failed',
    message: 'The printer in {where}, "{name}", is there already, in {other}.',
    hint: 'Each printer has a name of its own, whatever letters are large; rename one, or delete it.',
  },
});
