import { reasonsInWords } from '@hawser/core/printing/printer-reasons';
import { reachedCheck } from './reached-check.ts';
import type { WalkCheck } from './walk-check.ts';
import { walkErrors } from './walk-errors.ts';

const accepting: WalkCheck = {
  step: 'Printer',
  name: 'Open',
  title: 'Looking whether it takes jobs',
  async run({ printerNow: printer, listed }) {
    if ((await printer()).boolean('printer-is-accepting-jobs') !== false) return 'it takes jobs';
    const { name } = await listed();
    throw walkErrors('not-accepting', { name }, { target: name });
  },
};

const stopped = 5;
const states: Readonly<Record<number, string>> = { 3: 'idle', 4: 'printing' };

const state: WalkCheck = {
  step: 'Printer',
  name: 'State',
  title: 'Looking at its state',
  async run({ printerNow: printer, listed }) {
    const said = await printer();
    const reasons = said.keywords('printer-state-reasons');
    const words = reasonsInWords(reasons) || 'it does not say why';
    const now = said.enum('printer-state') ?? 0;
    if (now === stopped) {
      const { name } = await listed();
      const next = reasons.includes('paused')
        ? `Have it go on; jobs wait until then: hawser resume-cloud-printer ${name}`
        : 'See to it at the printer; jobs wait until then.';
      throw walkErrors('stopped', { name, reasons: words, next }, { target: name });
    }
    const open = said.integer('queued-job-count') ?? 0;
    const detail = `it is ${states[now] ?? 'in no known state'}, with ${open} jobs`;
    const isWell = reasons.every((reason) => reason === 'none' || reason.endsWith('-report'));
    return isWell ? detail : { detail: `${detail}: ${words}`, hint: 'See to it at the printer.' };
  },
};

export const printerChecks: readonly WalkCheck[] = [reachedCheck, accepting, state];
