import { compileDescriptor } from '@hawser/core/printing/access/compile-descriptor';
import { parseSddl } from '@hawser/core/printing/access/parse-sddl';
import type { Bench } from './bench.ts';

const domain = 'S-1-5-21-1004336348-1177238915-682003330';
const entries = 10_000;
const descriptors = 1000;
const groups = 50;

/** How long it takes to say who may print: at the longest descriptor there is, and at very many. */
export function printerAccessBenches(): readonly Bench[] {
  const long = `O:BAD:${repeated(entries, (n) => `(A;OICI;LCSWSDRCWDWO;;;${domain}-${n})`)}`;
  const compiled = Array.from({ length: descriptors }, (_, n) =>
    compileDescriptor(parseSddl(`O:BAD:(A;OICI;FA;;;BA)${repeated(8, (m) => usedBy(n + m))}`)),
  );
  // In none of the groups that are allowed: all of them have to be looked at.
  const caller = new Set(Array.from({ length: groups }, (_, n) => `${domain}-${1_000_000 + n}`));
  return [
    {
      title: `Printer access: ${entries.toLocaleString('en')} entries`,
      unit: 'ms',
      runs: 20,
      candidates: [
        {
          name: 'read, and made ready to be asked',
          target: { atMost: 150 },
          run: async () => timed(() => compileDescriptor(parseSddl(long))),
        },
      ],
    },
    {
      title: `Printer access: ${descriptors.toLocaleString('en')} descriptors, a caller in ${groups} groups`,
      unit: 'ms',
      runs: 20,
      candidates: [
        {
          name: 'asked',
          target: { atMost: 2 },
          run: async () => timed(() => compiled.map((each) => each.accessOf(caller))),
        },
      ],
    },
  ];
}

function usedBy(number: number): string {
  return `(A;;SWRC;;;${domain}-${number})`;
}

function repeated(times: number, of: (n: number) => string): string {
  return Array.from({ length: times }, (_, n) => of(n)).join('');
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
