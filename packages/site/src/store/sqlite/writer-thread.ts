import { mutations } from '../mutations/mutations.ts';
import { runWriter } from './run-writer.ts';

runWriter(mutations);
