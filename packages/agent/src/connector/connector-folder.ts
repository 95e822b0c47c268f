import { join } from 'node:path';
import type { AgentFolder } from '../registration/agent-folder.ts';

/** Where a connector keeps what only it has. */
export interface ConnectorFolder {
  /** The printers that it was given. */
  readonly printers: string;
  /** Those that it found by itself, where it was told to. */
  readonly found: string;
  /** Jobs on their way. */
  readonly spool: string;
}

export function connectorFolder({ root }: AgentFolder): ConnectorFolder {
  return {
    printers: join(root, 'connector-printers.json'),
    found: join(root, 'connector-found.json'),
    spool: join(root, 'spool'),
  };
}
