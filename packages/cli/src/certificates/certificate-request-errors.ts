import { errorTable } from '@hawser/core/errors';

export const certificateRequestErrors = errorTable('certificate-request', {
  'bad-prefix': {
    kind: 'usage',
    message: 'A cloud service cannot be called "{prefix}", as the name "{name}" wants it.',
    hint: 'Begin the name with 3 to 24 letters and digits, without dashes: they name the storage account, too. For example MyCMG.contoso.com',
  },
  'no-host-name': {
    kind: 'usage',
    message: 'The common name "{name}" is no host name, which clients could find the service by.',
    hint: 'Give a name as MyCMG.contoso.com, with letters that DNS has: münchen.example is xn--mnchen-3ya.example there.',
  },
  wildcard: {
    kind: 'usage',
    message: 'A cloud service cannot be named by "{name}", which stands for every host.',
    hint: 'Ask for the name of the service itself, as MyCMG.contoso.com. One for every host is for test environments: ask for it with -Purpose server, and say which service it is for when you test it (-ServiceName).',
  },
  'no-country': {
    kind: 'usage',
    message: 'There is no country "{country}".',
    hint: 'Give the two letters that ISO 3166 has for it, as FR, DE or GB.',
  },
  'other-country': {
    kind: 'usage',
    message:
      'Certificates do not call a country "{country}": its two letters are {region} (ISO 3166).',
    hint: 'Say -Country {region}',
  },
  'not-found': {
    kind: 'not-found',
    message: 'There is no certificate request "{name}" on this machine.',
    hint: 'See those there are: hawser get-certificate-request',
  },
  ambiguous: {
    kind: 'usage',
    message: 'There are several certificate requests for "{name}".',
    hint: 'Name one by its id: {ids}',
  },
});
