import { changeAllPrinters } from './change-all-printers.ts';

/** PWG 5100.22, 6.3.1: no printer takes new jobs. */
export const disableAllPrinters = changeAllPrinters('Disable-All-Printers', { accepting: false });
