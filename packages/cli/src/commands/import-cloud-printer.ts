import { defineCommand } from '@hawser/command/declaration/command';
import { connector, location, sddl } from '../cloud-print/cloud-printer-parameters.ts';
import { printerImportOutput } from '../cloud-print/import/import-output.ts';
import { sourceParameters } from '../cloud-print/import/printer-source.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Import',
  noun: 'CloudPrinter',
  summary: 'Publishes all printers of a list: of a CSV, a Windows print server, or a CUPS.',
  description:
    'Each printer of the list has a line of what became of it. What is wrong with one is told, and the others are published. Look first with -WhatIf, which publishes nothing. It can be run again: what is published as the list says is unchanged, what the list says otherwise is updated, what it does not say stays as it is, and printers that are not in the list are left alone.',
  parameters: {
    ...sourceParameters,
    name: {
      type: 'string',
      list: true,
      otherwise: 'all of the list',
      help: 'Only the printers with these names; * and ? stand for anything.',
    },
    exclude: {
      type: 'string',
      list: true,
      help: 'Not the printers with these names; * and ? stand for anything.',
    },
    location: {
      ...location,
      help: 'Where all of them are; what the list says of one of these categories comes before it.',
    },
    locationRule: {
      type: 'string',
      list: true,
      takes:
        '{building}-{floor}.{room}, or an expression between slashes with groups of these names',
      help: 'How a place in words becomes a location; the first rule that is for the words holds.',
    },
    sddl: {
      ...sddl,
      otherwise: 'none: roles say who prints',
      help: 'Who may use the printers that the list has no security descriptor for.',
    },
    connector: {
      ...connector,
      help: 'A connector, by name or id, that is to print for all of them, beside those that do already: each on the real printer at the address that the list has, or on the one of the same name.',
    },
  },
  sets: {
    Csv: 'From a CSV.',
    PrintServer: 'From what a Windows print server has exported.',
    Cups: 'From the queues of a CUPS.',
  },
  impact: 'medium',
  output: printerImportOutput,
  examples: [
    {
      line: 'hawser import-cloud-printer printers.csv -WhatIf',
      says: 'Shows what would be published, and what is wrong in the list.',
      notRun: 'no site runs',
    },
    {
      line: "hawser import-cloud-printer -FromPrintServerExport printers.xml -LocationRule '{building}-{floor}.{room}' -Location 'country=NL;city=Utrecht'",
      says: 'Publishes what a Windows print server has, with locations made of its words.',
      notRun: 'no site runs',
    },
    {
      line: "hawser import-cloud-printer -FromCups ipp://cups.example.com/ -Name 'b1-*' -Exclude '*-test'",
      says: 'Publishes some of the queues of a CUPS.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, warn, ...call }) {
    const { importDefaults } = await import('../cloud-print/import/import-defaults.ts');
    const { readPrinterSource } = await import('../cloud-print/import/printer-source.ts');
    const { choosePrinters } = await import('../cloud-print/import/chosen-printers.ts');
    const { plannedPrinter } = await import('../cloud-print/import/planned-printer.ts');
    const { confirmedPrinters, publishing } =
      await import('../cloud-print/import/confirmed-printers.ts');
    const { unplacedWarning } = await import('../cloud-print/import/unplaced-warning.ts');
    const { importPrinters } = await import('../cloud-print/import/import-printers.ts');
    const defaults = importDefaults(parameters);
    const source = await readPrinterSource(parameters, call.signal);
    const { chosen, missing } = choosePrinters(source.listed, parameters.name, parameters.exclude);
    for (const each of missing) await call.error(each);
    const planned = chosen.map((each) => plannedPrinter(each, defaults));
    const unplaced = unplacedWarning(planned);
    if (unplaced !== undefined) warn(unplaced);
    const site = await signedInSite(session);
    if (!call.whatIf) {
      yield* importPrinters(await confirmedPrinters(planned, call.should), site, call);
      return;
    }
    let count = 0;
    for await (const row of importPrinters(planned, site, call)) {
      if (row.result === 'new' || row.result === 'changed') count += 1;
      yield row;
    }
    const printers = count === 1 ? '1 printer' : `${count} printers`;
    if (count > 0) await call.should(`${printers} of ${source.name}`, publishing);
  },
});
