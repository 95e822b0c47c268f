import type { CloudPrintPolicy } from '../cloud-print-policies.ts';

/**
 * A file for regedit, with the values where Windows keeps the policies that hold for a person: under his
 * security identifier. It is for trying them out on a machine that no device management looks after.
 */
export function registryFile(policies: readonly CloudPrintPolicy[], sid: string): Buffer {
  const key = `HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\PolicyManager\\current\\${sid}\\EnterpriseCloudPrint`;
  const values = policies.map(({ name, value }) => `"${name}"=${written(value)}`);
  const lines = ['Windows Registry Editor Version 5.00', '', `[${key}]`, ...values, '', ''];
  // As regedit itself writes it.
  return Buffer.from(`\uFEFF${lines.join('\r\n')}`, 'utf16le');
}

function written(value: string | number): string {
  if (typeof value === 'number') return `dword:${value.toString(16).padStart(8, '0')}`;
  return `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
