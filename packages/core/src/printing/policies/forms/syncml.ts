import { type CloudPrintPolicy, omaUri } from '../cloud-print-policies.ts';

/**
 * The body of an OMA DM message that sets the policies (MS-MDM 2.2.7.7). Replace also sets what was not
 * there. Whoever sends it puts his own header before the body.
 */
export function syncMl(policies: readonly CloudPrintPolicy[]): string {
  const commands = policies.map(
    (policy, place) => `    <Replace>
      <CmdID>${place + 1}</CmdID>
      <Item>
        <Target>
          <LocURI>${escaped(omaUri(policy))}</LocURI>
        </Target>
        <Meta>
          <Format xmlns="syncml:metinf">${typeof policy.value === 'number' ? 'int' : 'chr'}</Format>
          <Type xmlns="syncml:metinf">text/plain</Type>
        </Meta>
        <Data>${escaped(String(policy.value))}</Data>
      </Item>
    </Replace>
`,
  );
  return `<SyncML xmlns="SYNCML:SYNCML1.2">
  <SyncBody>
${commands.join('')}    <Final/>
  </SyncBody>
</SyncML>
`;
}

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);

function escaped(text: string): string {
  return text.replaceAll(/[&<>]/g, (sign) => entities.get(sign) ?? sign);
}
