import { join } from 'node:path';
import type { AgentFolder } from '../registration/agent-folder.ts';

/** Where an agent keeps the cloud printers of a device. */
export interface DevicePrintersFolder {
  /** Which are installed, and where they listen. */
  readonly installed: string;
  /** What each says of itself. */
  readonly told: string;
  /** Jobs on their way, and what became of the last ones. */
  readonly spool: string;
}

export function devicePrintersFolder({ root }: AgentFolder): DevicePrintersFolder {
  return {
    installed: join(root, 'cloud-printers.json'),
    told: join(root, 'cloud-printers'),
    spool: join(root, 'print-jobs'),
  };
}
