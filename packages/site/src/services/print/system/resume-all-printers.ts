import { changeAllPrinters } from './change-all-printers.ts';

/** PWG 5100.22, 6.3.10. */
export const resumeAllPrinters = changeAllPrinters('Resume-All-Printers', { paused: false });
