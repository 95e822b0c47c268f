import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import { getPrinterAttributes } from '../operations/get-printer-attributes.ts';
import { type PrinterSearch, printersShown, usableBy } from './printers-shown.ts';
import type { SystemOperation } from './system-operation.ts';

const which: ReadonlyMap<string, PrinterSearch> = new Map([
  ['all', {}],
  ['accepting', { accepting: true }],
  ['not-accepting', { accepting: false }],
  ['stopped', { paused: true }],
]);

/** PWG 5100.22, 6.1.6: the printers that the caller may use, each with what Get-Printer-Attributes says of it. */
export const getPrinters: SystemOperation = {
  name: 'Get-Printers',
  right: 'print or device',
  async run(asked, options) {
    const { operation, caller } = asked;
    const wanted = operation.keyword('which-printers') ?? 'all';
    const search = which.get(wanted);
    if (search === undefined) {
      const reason = `which-printers is ${wanted}, which is none of ${[...which.keys()].join(', ')}`;
      throw ippRefusals('client-error-bad-request', { reason });
    }
    const limit = operation.integer('limit');
    const first = operation.integer('first-index');
    const printers = await printersShown(
      {
        ...search,
        usableBy: await usableBy(caller, options.accesses),
        numbers: operation.integers('printer-ids'),
        ...(limit === undefined ? {} : { limit }),
        ...(first === undefined || first < 1 ? {} : { first }),
      },
      options.store,
    );
    const offered = [...options.offeredByPrinters];
    const answers = await Promise.all(
      printers.map(async (printer) => {
        const access = await options.accesses.of(caller, printer);
        return getPrinterAttributes.run({ ...asked, printer, access }, { ...options, offered });
      }),
    );
    return { encodedGroups: answers.flatMap(({ encodedGroups = [] }) => encodedGroups) };
  },
};
