import type { IppDocumentState } from '../ipp-states.ts';

/** What the site knows of a document while it is so. */
export interface DocumentStateFacts {
  /** What document-state says (PWG 5100.5). */
  readonly ipp: IppDocumentState;
  /** What document-state-reasons says. */
  readonly reasons: readonly string[];
  readonly final?: true;
  readonly says: string;
}

export const documentStates = {
  incoming: {
    ipp: 'pending',
    reasons: ['incoming'],
    says: 'Its bytes are still being sent; a device may be handed what is here.',
  },
  pending: {
    ipp: 'pending',
    reasons: ['document-fetchable'],
    says: 'All of it is on disk, and no device has fetched it for this printing.',
  },
  fetched: {
    ipp: 'processing',
    reasons: ['outgoing'],
    says: 'Bytes of it have gone to the device, which has not said that it has all of them.',
  },
  acknowledged: {
    ipp: 'processing',
    reasons: ['queued-in-device'],
    says: 'The device has all of it.',
  },
  processing: { ipp: 'processing', reasons: ['printing'], says: 'The device prints it.' },
  stopped: {
    ipp: 'processing-stopped',
    reasons: ['printing'],
    says: 'The printer has stopped in the middle of it.',
  },
  completed: {
    ipp: 'completed',
    reasons: ['completed-successfully'],
    final: true,
    says: 'It is printed.',
  },
  canceled: {
    ipp: 'canceled',
    reasons: ['canceled-by-user'],
    final: true,
    says: 'It was canceled, mostly with its job.',
  },
  aborted: {
    ipp: 'aborted',
    reasons: ['aborted-by-system'],
    final: true,
    says: 'It came to nothing.',
  },
} as const satisfies Readonly<Record<string, DocumentStateFacts>>;

export type DocumentState = keyof typeof documentStates;

export const documentStateNames = Object.keys(documentStates) as readonly DocumentState[];
