import { thisAgentErrors } from '../agent-errors.ts';
import { deviceProfile } from '../printing/device-profile.ts';
import { readDeviceUser } from '../printing/device-user.ts';
import type { AgentFolder } from '../registration/agent-folder.ts';
import { findRegistration, type Registration } from '../registration/registration.ts';

/** What an agent of this folder is. */
export interface AgentHere {
  /** Without one no site knows of it, and it is there for whoever has signed in. */
  readonly registration: Registration | undefined;
  readonly name: string;
  readonly role: Registration['agent']['role'] | 'person';
  readonly site: string;
}

/** An error where the folder is that of nothing that could run. */
export async function agentHere(folder: AgentFolder): Promise<AgentHere> {
  const registration = await findRegistration(folder);
  if (registration !== undefined) {
    const { name, role } = registration.agent;
    return { registration, name, role, site: registration.url };
  }
  const person = await readDeviceUser(folder);
  if (person === undefined) {
    throw thisAgentErrors('not-registered', { folder: folder.root }, { target: folder.root });
  }
  const { url } = deviceProfile(person.cloudPrint, person);
  return { registration, name: person.who, role: 'person', site: url };
}
