import type { JobEvent } from './job-events.ts';
import type { JobFork } from './job-forks.ts';
import type { JobEnding } from './job-standing.ts';
import type { JobState } from './job-states.ts';

/** One transition. A state or a fork alone is one that has nothing else to say. */
export type JobTransition =
  | JobState
  | JobFork
  | {
      readonly to: JobState | JobFork;
      readonly ending?: JobEnding;
      readonly paper?: 'none' | 'complete';
      /** It is impossible once they are deleted, or where none arrives. */
      readonly needs?: 'documents' | 'arriving';
      readonly does?: 'note-refusal' | 'delete-documents' | 'copy-job' | 'announce-attributes';
    };

type Transitions = Readonly<Partial<Record<JobEvent, JobTransition>>>;

/** Nobody prints it, so that it is canceled at once. */
const canceledAtOnce = {
  cancel: { to: 'canceled', ending: 'job-canceled-by-user' },
  'cancel-by-operator': { to: 'canceled', ending: 'job-canceled-by-operator' },
  'printer-deleted': { to: 'canceled', ending: 'job-canceled-by-operator' },
} as const satisfies Transitions;

/** The device prints it, and has to stop. What it says later than this does not undo it. */
const canceledAtDevice = {
  cancel: { to: 'stopping', ending: 'job-canceled-by-user' },
  'cancel-by-operator': { to: 'stopping', ending: 'job-canceled-by-operator' },
  'printer-deleted': { to: 'stopping', ending: 'job-canceled-by-operator' },
} as const satisfies Transitions;

/** Nobody has it: another printer gets it, and it is no more here. */
const movable = {
  move: { to: 'canceled', ending: 'job-canceled-by-user' },
  'move-by-operator': { to: 'canceled', ending: 'job-canceled-by-operator' },
} as const satisfies Transitions;

const waitsTooLong = {
  expire: { to: 'canceled', ending: 'job-canceled-after-timeout' },
} as const satisfies Transitions;

const suspendable = { suspend: 'suspended' } as const satisfies Transitions;

const endsAtDevice = {
  'device-canceled': { to: 'canceled', ending: 'job-canceled-at-device' },
  'device-aborted': { to: 'aborted', ending: 'aborted-by-system' },
  'device-completed': 'done',
} as const satisfies Transitions;

/** Nothing of it can be on paper: its client may send the document again into it. */
const waitsForAll = {
  arrived: 'ready',
  interrupt: { to: 'incoming', needs: 'arriving' },
} as const satisfies Transitions;

/** A part of it may be on paper, and the rest never comes. */
const endsInTheMiddle = {
  interrupt: { to: 'aborted', ending: 'submission-interrupted', needs: 'arriving' },
} as const satisfies Transitions;

/** Where it is over. It is printed again only because somebody says so. */
function over<State extends JobState>(state: State) {
  return {
    restart: { to: 'ready', paper: 'none', needs: 'documents' },
    reprocess: { to: state, needs: 'documents', does: 'copy-job' },
    'retention-ended': { to: state, does: 'delete-documents' },
  } as const;
}

/** Asked again, or too late, where it has come true already: nothing changes, and nobody is refused. */
function already<State extends JobState>(state: State) {
  return { release: state, 'release-by-operator': state, close: state } as const;
}

function changeable<State extends JobState>(state: State) {
  return { 'set-attributes': { to: state, does: 'announce-attributes' } } as const;
}

/** The life of a job. What is not here cannot happen. */
const jobTransitions = {
  incoming: {
    ...canceledAtOnce,
    ...changeable('incoming'),
    'add-document': 'incoming',
    'add-last-document': 'ready',
    arrive: 'ready',
    ...waitsForAll,
    close: 'ready',
    hold: 'incoming',
    release: 'incoming',
    'release-by-operator': 'incoming',
    'hold-time-reached': 'incoming',
    'release-new-jobs': 'incoming',
    'submission-timed-out': { to: 'aborted', ending: 'submission-interrupted' },
  },
  arriving: {
    ...canceledAtOnce,
    ...changeable('arriving'),
    ...already('arriving'),
    ...waitsForAll,
    hold: 'incoming',
    'hold-time-reached': 'arriving',
    'release-new-jobs': 'arriving',
    'printer-paused': 'incoming',
    'fetch-arriving': 'arriving',
    'acknowledge-arriving': 'acknowledged',
    refuse: { to: 'arriving', does: 'note-refusal' },
    'refuse-by-last': { to: 'aborted', ending: 'aborted-by-system', does: 'note-refusal' },
  },
  held: {
    ...canceledAtOnce,
    ...movable,
    ...changeable('held'),
    ...waitsTooLong,
    close: 'held',
    hold: 'held',
    release: 'ready',
    'release-by-operator': 'ready',
    'give-password': 'ready',
    'hold-time-reached': 'ready',
    'release-new-jobs': 'ready',
  },
  waiting: {
    ...canceledAtOnce,
    ...movable,
    ...changeable('waiting'),
    ...waitsTooLong,
    ...already('waiting'),
    hold: 'held',
    'printer-resumed': 'fetchable',
  },
  fetchable: {
    ...canceledAtOnce,
    ...movable,
    ...changeable('fetchable'),
    ...waitsTooLong,
    ...already('fetchable'),
    hold: 'held',
    'printer-paused': 'waiting',
    // To look at it binds nobody: the first that acknowledges it has it.
    fetch: 'fetchable',
    acknowledge: 'acknowledged',
    'fetch-arriving': 'fetchable',
    'acknowledge-arriving': 'acknowledged',
    refuse: { to: 'fetchable', does: 'note-refusal' },
    'refuse-by-last': { to: 'aborted', ending: 'aborted-by-system', does: 'note-refusal' },
  },
  acknowledged: {
    ...canceledAtOnce,
    ...already('acknowledged'),
    ...waitsForAll,
    arrived: 'acknowledged',
    ...suspendable,
    ...endsAtDevice,
    // Whoever fetches it and has not said that it waits may print every byte as it comes.
    'fetch-document': 'printing',
    'device-renews': 'acknowledged',
    'device-waits': 'spooling',
    'device-unsure': 'acknowledged',
    'device-prints': 'begun',
    'device-stopped': 'begun and stopped',
    'device-lost': 'ready',
  },
  spooling: {
    ...canceledAtOnce,
    ...already('spooling'),
    ...waitsForAll,
    arrived: 'spooling',
    ...suspendable,
    ...endsAtDevice,
    'fetch-document': 'spooling',
    'device-renews': 'spooling',
    'device-waits': 'spooling',
    'device-unsure': 'spooling',
    'device-prints': 'begun',
    'device-stopped': 'begun and stopped',
    'device-lost': 'ready',
  },
  printing: {
    ...canceledAtDevice,
    ...already('printing'),
    ...endsInTheMiddle,
    arrived: 'printing',
    ...suspendable,
    ...endsAtDevice,
    'fetch-document': 'printing',
    'device-renews': 'printing',
    // That it waits after all does not bring paper back.
    'device-waits': 'printing',
    'device-unsure': 'possibly-printed',
    'device-prints': 'printing',
    'device-stopped': 'stopped',
    'device-lost': 'possibly-printed',
  },
  stopped: {
    ...canceledAtDevice,
    ...already('stopped'),
    ...endsInTheMiddle,
    arrived: 'stopped',
    ...suspendable,
    ...endsAtDevice,
    'fetch-document': 'stopped',
    'device-renews': 'stopped',
    'device-waits': 'stopped',
    'device-unsure': 'possibly-printed',
    'device-prints': 'printing',
    'device-stopped': 'stopped',
    'device-lost': 'possibly-printed',
  },
  suspended: {
    ...canceledAtDevice,
    ...already('suspended'),
    ...endsInTheMiddle,
    arrived: 'suspended',
    ...suspendable,
    ...endsAtDevice,
    resume: 'printing',
    'fetch-document': 'suspended',
    'device-renews': 'suspended',
    'device-waits': 'suspended',
    'device-unsure': 'possibly-printed',
    // It has not heard of it yet, or cannot stop.
    'device-prints': 'suspended',
    'device-stopped': 'suspended',
    'device-lost': 'possibly-printed',
  },
  stopping: {
    ...already('stopping'),
    arrived: 'stopping',
    'device-renews': 'stopping',
    'device-waits': 'stopping',
    'device-unsure': 'stopping',
    'device-prints': 'stopping',
    'device-stopped': 'stopping',
    'device-canceled': 'canceled',
    'device-aborted': 'canceled',
    // It came too late for the paper; that it was canceled holds all the same.
    'device-completed': { to: 'canceled', paper: 'complete' },
    'device-lost': 'canceled',
  },
  'possibly-printed': {
    ...canceledAtOnce,
    ...movable,
    ...changeable('possibly-printed'),
    ...waitsTooLong,
    ...endsAtDevice,
    ...endsInTheMiddle,
    arrived: 'possibly-printed',
    close: 'possibly-printed',
    hold: 'possibly-printed',
    'hold-time-reached': 'possibly-printed',
    'release-new-jobs': 'possibly-printed',
    // These three are a person's word: print it again, or it is printed.
    release: 'ready',
    'release-by-operator': 'ready',
    'call-printed': {
      to: 'completed',
      ending: 'job-completed-with-warnings',
      paper: 'complete',
    },
    // The device that had it is back. That it waits is no news: it said before that it prints.
    'device-unsure': 'possibly-printed',
    'device-prints': 'printing',
    'device-stopped': 'stopped',
  },
  completed: { ...over('completed'), 'device-completed': 'completed' },
  canceled: {
    ...over('canceled'),
    'device-canceled': 'canceled',
    'device-aborted': 'canceled',
    'device-completed': { to: 'canceled', paper: 'complete' },
  },
  aborted: {
    ...over('aborted'),
    'device-aborted': 'aborted',
    'device-completed': { to: 'aborted', paper: 'complete' },
  },
} as const satisfies Readonly<Record<JobState, Transitions>>;

/** Undefined where it cannot happen. */
export function jobTransition(state: JobState, event: JobEvent): JobTransition | undefined {
  const ways: Transitions = jobTransitions[state];
  return ways[event];
}
