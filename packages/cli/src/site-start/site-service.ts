import type { ServiceIdentity } from '@hawser/command/service/service-options';

/** A site as the service managers know it. */
export const siteService: ServiceIdentity = {
  id: 'site',
  task: 'Site',
  start: 'hawser start-site',
  stop: 'hawser stop-site',
  look: 'hawser get-site',
  uninstall: 'hawser uninstall-site-service',
  otherwise: 'in the background: hawser start-site -Detach',
};
