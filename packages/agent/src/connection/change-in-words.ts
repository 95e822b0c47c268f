import {
  connectorPrintersTopic,
  lookForPrintersTopic,
  printerToIdentify,
  printerToLookAt,
} from '@hawser/core/api/contracts/connectors';

/** What the site has told, for people: nobody knows a printer by the id that is in it. */
export function changeInWords(topic: string): string {
  if (topic === connectorPrintersTopic) return 'which printers it prints for';
  if (topic === lookForPrintersTopic) return 'somebody asks which printers it reaches';
  if (printerToLookAt(topic) !== undefined) return 'somebody asks how a printer is';
  if (printerToIdentify(topic) !== undefined) return 'a printer is to show which one it is';
  return topic;
}
