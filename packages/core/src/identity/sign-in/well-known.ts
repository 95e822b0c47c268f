/** As whom the command line signs people in at a site's own directory, which knows it from the start. */
export const cliClientId = 'hawser-cli';

/** What a sign-in is asked to be where one factor is too little. */
export const multiFactorAcr = 'urn:hawser:acr:multi-factor';
