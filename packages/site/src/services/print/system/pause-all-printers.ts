import { changeAllPrinters } from './change-all-printers.ts';

/** PWG 5100.22, 6.3.7: no jobs are handed to devices. */
export const pauseAllPrinters = changeAllPrinters('Pause-All-Printers', { paused: true });
