import type { JobState } from './job-states.ts';

/** Where a job stands, in the words of those who print. What only devices tell apart is one word. */
export const jobWords = {
  incoming: ['incoming', 'arriving'],
  held: ['held'],
  waiting: ['waiting', 'fetchable'],
  spooling: ['acknowledged', 'spooling'],
  printing: ['printing'],
  stopped: ['stopped'],
  suspended: ['suspended'],
  stopping: ['stopping'],
  'possibly-printed': ['possibly-printed'],
  completed: ['completed'],
  canceled: ['canceled'],
  aborted: ['aborted'],
} as const satisfies Readonly<Record<string, readonly JobState[]>>;

export type JobWord = keyof typeof jobWords;

export const jobWordNames = Object.keys(jobWords) as readonly JobWord[];

/** The word for a state. */
export function jobWord(state: JobState): JobWord {
  const word = jobWordNames.find((each) => statesOf(each).includes(state));
  if (word === undefined) throw new Error(`there is no word for ${state}`);
  return word;
}

export function statesOf(word: JobWord): readonly JobState[] {
  return jobWords[word];
}
