import { knownPerson } from '../known-person.ts';
import { consentPage, type ConsentPage } from '../pages/consent-page.ts';
import { expiredPage } from '../pages/refusal-pages.ts';
import { type Interacting, type Outcome, type Step, stepForm } from './interaction.ts';

/** Whether a program may act for somebody. */
export function consentStep(interacting: Interacting): Step {
  return {
    name: 'consent',
    ask: async () => ask(interacting),
    async take(form) {
      if (form.get('decision') === 'allow') return await allow(interacting);
      const refusal = 'the person does not want it';
      return { result: { error: 'access_denied', error_description: refusal } };
    },
  };
}

async function ask({ provider, interaction, store }: Interacting): Promise<Outcome> {
  const { session, params } = interaction;
  const [client, person] = await Promise.all([
    provider.Client.find(String(params['client_id'])),
    knownPerson(store, session?.accountId ?? ''),
  ]);
  if (client === undefined || person === undefined) return { page: expiredPage() };
  const device = await waitingDevice({ provider, interaction });
  const program = client.clientName ?? client.clientId;
  return { page: consentPage({ ...stepForm(interaction, 'consent'), program, person, device }) };
}

async function waitingDevice({
  provider,
  interaction: { deviceCode },
}: Pick<Interacting, 'provider' | 'interaction'>): Promise<ConsentPage['device']> {
  if (deviceCode === undefined) return undefined;
  const code = await provider.DeviceCode.find(deviceCode);
  const { userCode = '', deviceInfo = {} } = code ?? {};
  return {
    userCode: `${userCode.slice(0, 4)}-${userCode.slice(4)}`,
    address: textOf(deviceInfo['address']),
    agent: textOf(deviceInfo['agent']),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value : 'unknown';
}

async function allow({ provider, interaction }: Interacting): Promise<Outcome> {
  const { session, params } = interaction;
  if (session === undefined) return { page: expiredPage() };
  const grant = new provider.Grant({
    accountId: session.accountId,
    clientId: String(params['client_id']),
  });
  const { scope } = params;
  if (typeof scope === 'string') grant.addOIDCScope(scope);
  return { result: { consent: { grantId: await grant.save() } } };
}
