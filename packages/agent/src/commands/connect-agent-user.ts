import { defineCommand } from '@hawser/command/declaration/command';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';

export default defineCommand({
  verb: 'Connect',
  noun: 'AgentUser',
  aliases: ['sign-in'],
  summary: 'Signs you in at this device, to find printers and to print.',
  description:
    'Where to sign in the policies of the device say, which get-agent-policy shows; on a device that has none, -Url names the site. What you are given goes into the vault and is renewed by itself. Without -SignIn a browser is opened, or where there is none, as over SSH, a code is shown that you enter on another device.',
  parameters: {
    url: {
      type: 'string',
      position: 0,
      maximum: 300,
      takes: 'an https URL',
      help: 'The address of the site.',
      otherwise: 'what the policies of this device say',
    },
    trustAnchor: {
      type: 'path',
      help: "A PEM file with the authority that signed the site's certificate.",
      otherwise: 'that of the site whose agent this machine is, and those of the system',
    },
    signIn: {
      type: 'enum',
      choices: ['browser', 'device-code'],
      help: 'How to sign in.',
      otherwise: 'a browser, or a code where there is none',
    },
    ...folderParameter,
  },
  impact: 'low',
  output: {
    name: 'Hawser.DeviceSignIn',
    properties: {
      name: { type: 'string', description: 'As whom the site knows you.' },
      url: { type: 'string', description: 'The address of the site.' },
      until: { type: 'string', description: 'Until when what was given holds.' },
      renewed: { type: 'boolean', description: 'Whether it is renewed by itself after that.' },
      issuer: { type: 'string', description: 'Who has signed you in.' },
    },
  },
  examples: [
    {
      line: 'hawser-agent connect-agent-user',
      says: 'Signs in as the policies of this device say.',
      notRun: 'this machine is no agent',
    },
    {
      line: 'hawser-agent connect-agent-user https://site.example.com -SignIn device-code',
      says: 'Signs in to a site, by a code for another device.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, host, signal, should, tell, steps }) {
    const folder = agentFolder(parameters.folder);
    const { hasBrowser } = await import('@hawser/command/sign-in/browser');
    const browser = session.setting('browser').value;
    const desktop = { platform: process.platform, env: host.env, program: browser };
    const signIn = parameters.signIn ?? (hasBrowser(desktop) ? 'browser' : 'device-code');
    if (session.setting('nonInteractive').value === true) {
      const { deviceErrors } = await import('../printing/device-errors.ts');
      throw deviceErrors('nobody', {});
    }
    const { signInOffer } = await import('../printing/sign-in-offer.ts');
    const { deviceProfile } = await import('../printing/device-profile.ts');
    const { cloudPrint, trustAnchor } = await signInOffer(folder, parameters, signal);
    const trust = trustAnchor === undefined ? {} : { trustAnchor };
    const profile = deviceProfile(cloudPrint, { signIn, ...trust });
    if (!(await should(profile.url, 'Connect Agent User'))) return;
    const { signInPerson } = await import('@hawser/command/sign-in/sign-in-person');
    const { aloneWithTokens, keepTokens } = await import('@hawser/command/sign-in/kept-tokens');
    const { keepDeviceUser } = await import('../printing/device-user.ts');
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getCaller } = await import('@hawser/core/api/contracts/site');
    const tokens = await signInPerson(profile, {
      signal,
      tell,
      steps,
      browser,
      parameters: {},
    });
    const source = { token: async () => tokens.access, another: async () => undefined };
    const site = { url: profile.url, ...trust, tokens: source };
    const { name: who } = await callSite(site, getCaller, {}, { signal });
    const vault = await session.vault();
    await aloneWithTokens(profile, async () => keepTokens(profile, vault, { ...tokens, who }));
    await keepDeviceUser(folder, { cloudPrint, ...trust, signIn, who });
    yield {
      name: who,
      url: profile.url,
      until: new Date(tokens.until).toISOString(),
      renewed: tokens.refresh !== undefined,
      issuer: cloudPrint.authority,
    };
  },
});
