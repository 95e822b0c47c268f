import { mutations } from '../../src/store/mutations/mutations.ts';
import { runWriter } from '../../src/store/sqlite/run-writer.ts';
import * as testMutations from './test-mutations.ts';

runWriter(
  new Map([
    ...mutations,
    ...Object.values(testMutations).map((mutation) => [mutation.name, mutation] as const),
  ]),
);
