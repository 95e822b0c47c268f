import { requestedBy } from '@hawser/core/ipp/answering/requested';
import type { SystemOperation } from './system-operation.ts';
import { settableOfSystem } from './system-settings.ts';

/** PWG 5100.22: what Set-System-Attributes takes, which is any text or URI. */
export const getSystemSupportedValues: SystemOperation = {
  name: 'Get-System-Supported-Values',
  right: 'print or device',
  async run({ operation }) {
    const wanted = requestedBy(operation, { 'system-description': () => true });
    const attributes = Object.fromEntries(
      settableOfSystem.filter(wanted).map((name) => [name, { type: 'admin-define' } as const]),
    );
    return { groups: [{ tag: 'system', attributes }] };
  },
};
