import { purposes } from '@hawser/core/pki/purposes';

/** What certificates and requests are looked at for. */
export const checkParameters = {
  for: { type: 'enum', choices: purposes, help: 'What the certificate is to be used for.' },
  serviceName: {
    type: 'string',
    minimum: 1,
    maximum: 253,
    aliases: ['serviceFqdn'],
    help: 'The whole name of the service, as MyCMG.contoso.com, which the certificate has to hold for.',
  },
} as const;
