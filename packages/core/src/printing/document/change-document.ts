import { refused, type Ignored, type Refused } from '../refusal.ts';
import { factsOfDocumentEvent, type DocumentEvent } from './document-events.ts';
import { documentStates, type DocumentState } from './document-states.ts';
import { nextDocumentState } from './document-transitions.ts';

/** What is to be done, in the same transaction, when a document changes. */
export interface DocumentEffect {
  readonly effect: 'raise-event';
  readonly event: 'document-state-changed' | 'document-stopped' | 'document-completed';
}

/** What is kept of a document for its states. */
export interface DocumentStanding {
  readonly state: DocumentState;
  /** Bytes of it went to a device, ever; it may lie in a spool somewhere. */
  readonly handed: boolean;
}

export type DocumentChange =
  | {
      readonly outcome: 'changed';
      readonly document: DocumentStanding;
      readonly effects: readonly DocumentEffect[];
    }
  | Refused
  | Ignored;

export const newDocument: DocumentStanding = { state: 'incoming', handed: false };

/** What becomes of a document when something happens to it. Of what a device asks its job is asked first. */
export function changeDocument(document: DocumentStanding, event: DocumentEvent): DocumentChange {
  const state = nextDocumentState(document.state, event, document.handed);
  if (state === undefined) {
    const { refused: status } = factsOfDocumentEvent(event);
    return status === undefined ? { outcome: 'ignored' } : refused(status);
  }
  return {
    outcome: 'changed',
    document: { state, handed: document.handed || event === 'fetch' },
    effects: state === document.state ? [] : notices(state),
  };
}

/** Of how many documents bytes went to a device, as their job asks; nobody waits for one that is canceled. */
export function handedOf(documents: readonly DocumentStanding[]): 'none' | 'some' | 'all' {
  if (!documents.some(({ handed }) => handed)) return 'none';
  return documents.every(({ handed, state }) => handed || state === 'canceled') ? 'all' : 'some';
}

function notices(state: DocumentState): readonly DocumentEffect[] {
  const changed = { effect: 'raise-event', event: 'document-state-changed' } as const;
  if (state === 'stopped') return [changed, { effect: 'raise-event', event: 'document-stopped' }];
  return 'final' in documentStates[state]
    ? [changed, { effect: 'raise-event', event: 'document-completed' }]
    : [changed];
}
