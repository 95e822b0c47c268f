import {
  changeDocument,
  type DocumentStanding,
} from '@hawser/core/printing/document/change-document';
import type { DocumentEvent } from '@hawser/core/printing/document/document-events';
import { documentStateNames } from '@hawser/core/printing/document/document-states';
import type { JobEffect } from '@hawser/core/printing/job/job-effects';
import type { Tx } from '../../mutation.ts';
import { statement } from '../../statement.ts';
import type { PrintDocumentTable } from '../../tables/print-document.ts';
import type { PrintJobTable } from '../../tables/print-job.ts';
import type { ChangedDocument } from './append-job-notices.ts';
import { jobChangeRefusal } from './job-change-refusal.ts';
import type { PrintEvent } from './subscriptions/print-events.ts';

/** A document, without its bytes. */
export type DocumentRow = Pick<
  PrintDocumentTable,
  'number' | 'state' | 'handed' | 'blob' | 'size'
> & {
  readonly inline: number;
};

/** What happens to one document of a job, before what that means for the job. */
export interface DocumentChange {
  readonly number: number;
  readonly event: DocumentEvent;
}

type JobKey = Pick<PrintJobTable, 'printer' | 'number'>;

/** The documents of a job, in their order. */
export async function selectDocuments(
  { db }: Tx,
  { printer, number }: JobKey,
): Promise<readonly DocumentRow[]> {
  return (await selectOfJob(db, { printer, number })).rows;
}

const selectOfJob = statement((db, { printer, number }: JobKey) =>
  db
    .selectFrom('print_document')
    .select(['number', 'state', 'handed', 'blob', 'size'])
    .select((eb) =>
      eb.case().when('bytes', 'is not', null).then(1).else(0).end().$castTo<number>().as('inline'),
    )
    .where('printer', '=', printer)
    .where('job', '=', number)
    .orderBy('number'),
);

/** Whether all of them can still be printed. */
export function areKept(documents: readonly DocumentRow[]): boolean {
  return documents.every(({ inline, blob }) => inline === 1 || blob !== null);
}

function standingOfDocument({ state, handed }: DocumentRow): DocumentStanding {
  const known = documentStateNames.find((each) => each === state);
  if (known === undefined) throw new Error(`no document is ${state}`);
  return { state: known, handed: handed === 1 };
}

/** What a job is asked about its documents counts in what is happening to one of them. */
export function afterOwnEvent(
  documents: readonly DocumentRow[],
  own: DocumentChange | undefined,
): readonly DocumentStanding[] {
  return documents.map((row) => {
    const standing = standingOfDocument(row);
    if (own === undefined || row.number !== own.number) return standing;
    const change = changeDocument(standing, own.event);
    return change.outcome === 'changed' ? change.document : standing;
  });
}

/** Tells documents what happens to their job, and one of them what happens to itself. */
export async function changeDocuments(
  tx: Tx,
  documents: readonly DocumentRow[],
  { printer, number, document: own }: JobKey & { readonly document?: DocumentChange | undefined },
  {
    effects,
    deletes,
    isRestarted,
  }: {
    readonly effects: readonly JobEffect[];
    readonly deletes: boolean;
    readonly isRestarted: boolean;
  },
): Promise<readonly ChangedDocument[]> {
  const changed: ChangedDocument[] = [];
  const told = effects.flatMap((each) => (each.effect === 'tell-documents' ? [each.event] : []));
  for (const row of documents) {
    // What somebody has canceled does not come back because a device is lost.
    const hears = told.filter(
      (event) => isRestarted || event !== 'job-returned' || row.state !== 'canceled',
    );
    const events = [...(row.number === own?.number ? [own.event] : []), ...hears];
    let standing = standingOfDocument(row);
    const notices: PrintEvent[] = [];
    for (const event of events) {
      const change = changeDocument(standing, event);
      if (change.outcome === 'refused') {
        throw jobChangeRefusal(change.status, { number, state: row.state });
      }
      if (change.outcome !== 'changed') continue;
      standing = change.document;
      notices.push(...change.effects.map((effect) => effect.event));
    }
    if (notices.length > 0) changed.push({ number: row.number, ...standing, events: notices });
    if (events.length === 0 && !deletes) continue;
    await tx.db
      .updateTable('print_document')
      .set({
        state: standing.state,
        handed: standing.handed ? 1 : 0,
        ...(deletes ? { bytes: null, blob: null } : {}),
      })
      .where('printer', '=', printer)
      .where('job', '=', number)
      .where('number', '=', row.number)
      .execute();
  }
  return changed;
}
