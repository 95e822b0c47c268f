import type { Program } from '@hawser/command/program/program';
import packageJson from '../package.json' with { type: 'json' };
import { catalog } from './catalog.ts';

export const program: Program = {
  name: 'hawser',
  version: packageJson.version,
  summary: 'ties a building to the cloud: its printers, its content, its devices.',
  catalog,
};
