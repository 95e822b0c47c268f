import type { Answered } from '@hawser/core/api/contract';
import type { explainPrinterAccess } from '@hawser/core/api/contracts/printers';
import type { PrinterRight } from '@hawser/core/printing/access/printer-access';

type Explanation = Answered<typeof explainPrinterAccess>;

/** One line of an explanation: of a right, or of an entry. */
export interface AccessRow {
  readonly subject: string;
  readonly result: 'granted' | 'denied' | 'allows' | 'denies';
  readonly reason: string;
  readonly ace: string | null;
  readonly isFor: boolean | null;
}

const rights: readonly (readonly [PrinterRight, string])[] = [
  ['print', 'Print'],
  ['manageDocuments', 'ManageDocuments'],
  ['managePrinter', 'ManagePrinter'],
];

/** The verdict on each right, and then what came of each entry. */
export function accessRows(explanation: Explanation): readonly AccessRow[] {
  return [
    ...rights.map(([right, subject]) => rightRow(subject, explanation[right], explanation)),
    ...explanation.entries.map(entryRow),
  ];
}

function rightRow(
  subject: string,
  { granted, by, entry }: Explanation['print'],
  { sddl, entries }: Explanation,
): AccessRow {
  const verb = granted ? 'allows' : 'denies';
  const reasons = {
    entry: `entry ${entry} ${verb} it`,
    role: 'a role allows it',
    'no-list': 'the security descriptor controls nothing',
    none: sddl === null ? 'no role allows it' : 'no entry allows it',
  } as const;
  return {
    subject,
    result: granted ? 'granted' : 'denied',
    reason: reasons[by],
    ace: entries.find(({ number }) => number === entry)?.ace ?? null,
    isFor: null,
  };
}

function entryRow({
  number,
  ace,
  effect,
  isFor,
  speaksOf,
  decides,
}: Explanation['entries'][number]): AccessRow {
  return {
    subject: `Entry ${number}`,
    result: effect === 'allow' ? 'allows' : 'denies',
    reason: reasonOf({ isFor, speaksOf, decides }),
    ace,
    isFor,
  };
}

function reasonOf({
  isFor,
  speaksOf,
  decides,
}: Pick<Explanation['entries'][number], 'isFor' | 'speaksOf' | 'decides'>): string {
  if (!isFor) return 'is for others';
  if (decides.length > 0) return `decides ${named(decides)}`;
  if (speaksOf.length === 0) return 'speaks of no right of these';
  return `speaks of ${named(speaksOf)}, which was decided before`;
}

function named(some: readonly PrinterRight[]): string {
  return rights.flatMap(([right, subject]) => (some.includes(right) ? [subject] : [])).join(', ');
}
