import { startProgram } from '@hawser/command/program/start-program';
import { program } from './program.ts';

await startProgram(program);
