import { oclifCommands } from '@hawser/command/program/oclif-commands';
import { program } from './program.ts';

export default await oclifCommands(program);
