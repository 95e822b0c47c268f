import * as oauth from 'oauth4webapi';
import type { OAuthSite } from './oauth-client.ts';
import { cli, noSecret } from './sign-in-site.ts';

/** A device without a browser, whose owner is to sign in elsewhere. */
export interface WaitingDevice {
  readonly asked: oauth.DeviceAuthorizationResponse;
  tokens(): Promise<oauth.TokenEndpointResponse>;
}

export async function waitingDevice({ issuer, options }: OAuthSite): Promise<WaitingDevice> {
  const parameters = { scope: 'openid offline_access' };
  const response = await oauth.deviceAuthorizationRequest(
    issuer,
    cli,
    noSecret,
    parameters,
    options,
  );
  const asked = await oauth.processDeviceAuthorizationResponse(issuer, cli, response);
  return {
    asked,
    async tokens() {
      const code = asked.device_code;
      const answer = await oauth.deviceCodeGrantRequest(issuer, cli, noSecret, code, options);
      return await oauth.processDeviceCodeResponse(issuer, cli, answer);
    },
  };
}
