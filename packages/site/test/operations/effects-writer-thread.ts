import { mutations } from '../../src/store/mutations/mutations.ts';
import { runWriter } from '../../src/store/sqlite/run-writer.ts';
import { leaveEffect } from './effects.ts';

runWriter(new Map([...mutations, [leaveEffect.name, leaveEffect]]));
