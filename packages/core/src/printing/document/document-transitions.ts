import type { DocumentEvent } from './document-events.ts';
import type { DocumentState } from './document-states.ts';

/** One transition; without its bytes nobody can have printed it, and it leads elsewhere or nowhere. */
type DocumentTransition =
  | DocumentState
  | { readonly handed: DocumentState; readonly otherwise?: DocumentState };

type Transitions = Readonly<Partial<Record<DocumentEvent, DocumentTransition>>>;

/** What the device may say of it, in any order; proxies say that they print before they have fetched. */
const deviceSays = {
  'device-prints': 'processing',
  'device-stopped': 'stopped',
  'device-canceled': 'canceled',
  'device-aborted': 'aborted',
  'device-completed': { handed: 'completed' },
  refuse: 'aborted',
} as const satisfies Transitions;

const endsWithJob = {
  'job-returned': 'pending',
  'job-canceled': 'canceled',
  'job-aborted': 'aborted',
  // That a job is done does not make true that a document was printed that nobody fetched.
  'job-completed': { handed: 'completed', otherwise: 'aborted' },
} as const satisfies Transitions;

/** The life of a document. What is not here cannot happen. */
const documentTransitions = {
  incoming: {
    stored: { handed: 'fetched', otherwise: 'pending' },
    interrupted: 'aborted',
    // A device that follows it has it only once all of it is here.
    fetch: 'incoming',
    'device-waits': 'incoming',
    'device-prints': 'incoming',
    'device-stopped': 'incoming',
    'device-canceled': 'canceled',
    'device-aborted': 'aborted',
    'job-canceled': 'canceled',
    'job-aborted': 'aborted',
  },
  pending: {
    ...deviceSays,
    ...endsWithJob,
    fetch: 'fetched',
    'device-waits': 'pending',
  },
  fetched: {
    ...deviceSays,
    ...endsWithJob,
    // A connection that broke is no reason not to fetch it again.
    fetch: 'fetched',
    acknowledge: 'acknowledged',
    'device-waits': 'fetched',
  },
  acknowledged: {
    ...deviceSays,
    ...endsWithJob,
    'device-waits': 'acknowledged',
  },
  processing: {
    ...deviceSays,
    ...endsWithJob,
    fetch: 'processing',
    acknowledge: 'processing',
    'device-waits': 'processing',
  },
  stopped: {
    ...deviceSays,
    ...endsWithJob,
    fetch: 'stopped',
    acknowledge: 'stopped',
    'device-waits': 'stopped',
  },
  // Said again it is as true as before; only a job that is printed from the start changes it.
  completed: { 'job-returned': 'pending', 'device-completed': 'completed' },
  canceled: { 'job-returned': 'pending', 'device-canceled': 'canceled' },
  aborted: { 'job-returned': 'pending', 'device-aborted': 'aborted' },
} as const satisfies Readonly<Record<DocumentState, Transitions>>;

/** Undefined where it cannot happen. */
export function nextDocumentState(
  state: DocumentState,
  event: DocumentEvent,
  handed: boolean,
): DocumentState | undefined {
  const ways: Transitions = documentTransitions[state];
  const way = ways[event];
  if (typeof way !== 'object') return way;
  return handed ? way.handed : way.otherwise;
}
