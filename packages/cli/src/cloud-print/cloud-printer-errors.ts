import { errorTable } from '@hawser/core/errors';

/** @public The reference collects it. */
export const cloudPrinterErrors = errorTable('cloud-printer', {
  'two-locations': {
    kind: 'usage',
    message: 'Both -Location and -OrgLocation say where the printer is.',
    hint: 'Give one of them.',
  },
  'location-in-words': {
    kind: 'usage',
    message: '"{location}" names no category of a place.',
    hint: 'Write what each word is: country=USA;site=Redmond, WA;building=Building 1;floor=1;room=1111',
  },
  'nothing-given': {
    kind: 'usage',
    message: 'It was not said what is to be changed of the printer {name}.',
    hint: 'See what can be: hawser get-help set-cloud-printer',
  },
  'unknown-name': {
    kind: 'not-found',
    message: 'There is no printer "{name}" that you may use.',
    hint: 'See those that you may: hawser get-cloud-printer',
  },
  'no-profile': {
    kind: 'not-found',
    message: 'No profile is for the site of {endpoint}.',
    hint: 'Sign in to it first: {connect}',
  },
  'not-an-endpoint': {
    kind: 'usage',
    message: '-{parameter} is "{given}", which is no address of a service.',
    hint: 'This site has {allowed}. It can be left out.',
  },
  'other-endpoint': {
    kind: 'usage',
    message: '-{parameter} is {given}, which is not that of the site {site}.',
    hint: 'This site has {allowed}, and it can be left out. {otherwise}',
  },
  'other-resource': {
    kind: 'usage',
    message: '-DiscoveryResourceId is {given}, for which the site {site} takes no tokens.',
    hint: 'This site has {allowed}, with or without a slash at the end. It can be left out.',
  },
  'other-client': {
    kind: 'usage',
    message: '-AzureClientId is {given}, by which nobody signs in to the site {site}.',
    hint: 'This site has {allowed}. It can be left out.',
  },
  'other-tenant': {
    kind: 'usage',
    message: '-AzureTenantGuid is {given}, which does not sign people in to the site {site}.',
    hint: 'The directory of this site is {allowed}. It can be left out.',
  },
});
