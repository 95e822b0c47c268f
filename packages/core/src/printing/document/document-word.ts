import { ippDocumentStates } from '../ipp-states.ts';
import type { DocumentEvent } from './document-events.ts';

const ofDocumentState: ReadonlyMap<number, DocumentEvent> = new Map([
  [ippDocumentStates.pending, 'device-waits'],
  [ippDocumentStates.processing, 'device-prints'],
  [ippDocumentStates['processing-stopped'], 'device-stopped'],
  [ippDocumentStates.canceled, 'device-canceled'],
  [ippDocumentStates.aborted, 'device-aborted'],
  [ippDocumentStates.completed, 'device-completed'],
]);

/** The event that output-device-document-state means; undefined where document-state has no such value. */
export function eventOfDocumentWord(state: number): DocumentEvent | undefined {
  return ofDocumentState.get(state);
}
