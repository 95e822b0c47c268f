import { only } from '@hawser/core/ipp/answering/requested';
import { documentAsked } from '../../../ipp-server/document-asked.ts';
import { printerWanted } from '../../../ipp-server/printer-wanted.ts';
import { shownState } from '../../attributes/site-state.ts';
import type { LocalOperation } from '../local-printer.ts';

/** RFC 8011, 4.2.5: what the site said of the printer last, and whether it can be asked now. */
export const getPrinterAttributes: LocalOperation = {
  name: 'Get-Printer-Attributes',
  async run({ operation }, printer) {
    documentAsked(operation, printer);
    const wanted = printerWanted(operation);
    const { queue, state, clock } = printer;
    const open = queue.jobs.filter(({ isOver }) => !isOver).length;
    const shown = shownState(state, { clock, open, full: await queue.fullBecause() });
    const attributes = [only(shown, wanted), printer.lasting.those(wanted)];
    return { groups: [{ tag: 'printer', attributes }] };
  },
};
