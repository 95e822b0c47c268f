import type { Program } from '@hawser/command/program/program';
import packageJson from '../package.json' with { type: 'json' };
import { advice } from './advice.ts';
import { catalog } from './catalog.ts';

export const program: Program = {
  name: 'hawser-agent',
  version: packageJson.version,
  summary: 'runs Hawser on a device, and as the connector inside a building.',
  catalog,
  advice,
};
