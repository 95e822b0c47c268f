import { changeAllPrinters } from './change-all-printers.ts';

/** PWG 5100.22, 6.3.2. */
export const enableAllPrinters = changeAllPrinters('Enable-All-Printers', { accepting: true });
