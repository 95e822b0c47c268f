import type { HawserError } from '@hawser/core/errors';
import type { AgentFolder } from '../registration/agent-folder.ts';
import { findRegistration } from '../registration/registration.ts';
import { deviceErrors } from './device-errors.ts';

/** Why it is not known where to print: a device that is registered learns it once its agent runs. */
export async function siteUnknown(folder: AgentFolder): Promise<HawserError> {
  const here = await findRegistration(folder).catch(() => undefined);
  return here?.agent.role === 'device'
    ? deviceErrors('told-nothing', { name: here.agent.name })
    : deviceErrors('no-site', {});
}
