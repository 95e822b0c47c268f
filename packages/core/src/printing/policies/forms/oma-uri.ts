import { type CloudPrintPolicy, omaUri } from '../cloud-print-policies.ts';

/** A CSV with what is typed into the console of a device management, a line for each policy. */
export function omaUriTable(policies: readonly CloudPrintPolicy[]): string {
  const lines = policies.map((policy) => {
    const type = typeof policy.value === 'number' ? 'Integer' : 'String';
    return [policy.name, omaUri(policy), type, String(policy.value)];
  });
  return [['Name', 'OMA-URI', 'Data type', 'Value'], ...lines]
    .map((line) => `${line.map(field).join(',')}\r\n`)
    .join('');
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
