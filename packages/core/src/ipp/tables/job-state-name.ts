import { enums } from './enums.ts';

const states = enums['job-state'];

export type JobStateName = keyof typeof states;

const names = Object.keys(states).filter((name): name is JobStateName => name in states);

/** The word for a value of job-state (RFC 8011, 5.3.7); undefined where there is none. */
export function jobStateName(value: number | undefined): JobStateName | undefined {
  return names.find((name) => states[name] === value);
}
