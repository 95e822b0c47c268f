import { userInfo } from 'node:os';
import type { Session } from '@hawser/command/invocation/session';
import type { Clock } from '@hawser/core/clock';
import { DevicePrinters } from '../device-printers/device-printers.ts';
import { devicePrintersFolder } from '../device-printers/device-printers-folder.ts';
import { PrintersByPolicy } from '../device-printers/installed/printers-by-policy.ts';
import { usualSpoolLimits } from '../device-printers/jobs/spool-limits.ts';
import { sessionSite } from '../device-printers/site/session-site.ts';
import { siteOfUsers } from '../device-printers/site/site-of-users.ts';
import type { AgentFolder } from '../registration/agent-folder.ts';

export interface PersonsPrinters {
  readonly folder: AgentFolder;
  readonly session: Session;
  readonly clock: Clock;
  readonly random?: () => number;
  /** Whoever prints by the CUPS of this machine does so as himself. */
  readonly allUsers: boolean;
  readonly say: (line: string) => void;
}

/** The cloud printers of the person as whom this process runs, or of everybody who uses the machine. */
export function printersOfPerson({
  folder,
  session,
  random = Math.random,
  allUsers,
  ...parts
}: PersonsPrinters): DevicePrinters {
  const { username: name } = userInfo();
  const printers = devicePrintersFolder(folder);
  return new DevicePrinters({
    ...parts,
    random,
    folder: printers,
    byPolicy: new PrintersByPolicy({ folder, printers, say: parts.say }),
    siteOf: allUsers ? siteOfUsers({ clock: parts.clock }) : sessionSite(folder, session),
    limits: usualSpoolLimits,
    owner: allUsers ? { kind: 'everybody' } : { kind: 'person', name, uid: process.getuid?.() },
  });
}
